/**
 * The sizes of panels beside each other, remembered by the workbench. Kept anew when a person has
 * dragged or moved a separator by key, and put in force where a layout brings others.
 */
import { useEffect, useRef, useState } from 'react';
import type { GroupImperativeHandle, GroupProps } from 'react-resizable-panels';
import { z } from 'zod';
import { useKept } from '../kept/use-kept.ts';
import { useSteady } from '../steady/use-steady.ts';

const sizes = z.record(z.string(), z.number().min(0).max(100));
type Sizes = z.infer<typeof sizes>;

/** What a group of panels needs to remember its sizes under that name. */
export function useKeptSizes(
  key: string,
  usual: Sizes,
): Pick<GroupProps, 'defaultLayout' | 'groupRef' | 'onLayoutChanged'> {
  const group = useRef<GroupImperativeHandle>(null);
  const [value, keep] = useKept(key, '');
  const [first] = useState(() => readSizes(value, usual));
  const applied = useRef(value);
  useEffect(() => {
    if (applied.current === value) return;
    applied.current = value;
    group.current?.setLayout(readSizes(value, usual));
  }, [value, usual]);
  const onLayoutChanged = useSteady((now: Sizes, { isUserInteraction }: Meta): void => {
    if (!isUserInteraction) return;
    applied.current = JSON.stringify(now);
    keep(applied.current);
  });
  return { defaultLayout: first, groupRef: group, onLayoutChanged };
}

type Meta = Parameters<NonNullable<GroupProps['onLayoutChanged']>>[1];

/** What is kept may be of another version, with other panels. */
function readSizes(value: string, usual: Sizes): Sizes {
  try {
    const read = sizes.parse(JSON.parse(value));
    const isOfThese = Object.keys(usual).every((panel) => panel in read);
    return isOfThese && Object.keys(read).length === Object.keys(usual).length ? read : usual;
  } catch {
    return usual;
  }
}
