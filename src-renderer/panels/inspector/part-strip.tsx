/** What was sent, name by name, above the rules: each lights the rules that look at it. */
import { ToggleButton } from 'react-aria-components';
import { isSamePart, useInspectorLinks } from './inspector-links.ts';

interface PartStripProps {
  readonly parts: readonly string[];
  /** Those that the chosen rule looks at. */
  readonly looked: readonly string[];
}

export function PartStrip({ parts, looked }: PartStripProps) {
  const { lit, light } = useInspectorLinks();
  if (parts.length === 0) return null;
  return (
    <div className="part-strip" role="group" aria-label="What the rules looked at">
      {parts.map((part) => (
        <ToggleButton
          key={part}
          className={`part-chip wire${looked.some((name) => isSamePart(name, part)) ? ' looked' : ''}`}
          isSelected={isSamePart(lit, part)}
          onChange={(isOn) => light(isOn ? part : undefined)}
        >
          {part}
        </ToggleButton>
      ))}
    </div>
  );
}
