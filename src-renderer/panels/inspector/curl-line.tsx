/** «Copy as cURL»: without secrets at the first press, with them only where that is chosen. */
import { ChevronDown, Terminal } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import type { Curl } from '../../model/sequence/use-curl.ts';

export function CurlLine({ curl: { copy, said } }: { readonly curl: Curl }) {
  if (copy === undefined) return null;
  return (
    <div className="curl-line">
      <span className="joined">
        <Button className="button small" onPress={() => copy(false)}>
          <Terminal aria-hidden size={13} /> Copy as cURL
        </Button>
        <MenuTrigger>
          <Button className="button small icon" aria-label="How to copy as cURL">
            <ChevronDown aria-hidden size={13} />
          </Button>
          <Popover className="popover time-popover" placement="bottom end">
            <Menu aria-label="How to copy as cURL" onAction={(key) => copy(key === 'with secrets')}>
              <MenuItem id="without" className="option time-option" textValue="Without secrets">
                <Text slot="label">Without secrets</Text>
                <Text slot="description">To show: tokens and passwords are taken out.</Text>
              </MenuItem>
              <MenuItem id="with secrets" className="option time-option" textValue="With secrets">
                <Text slot="label">With secrets</Text>
                <Text slot="description">To send: whoever has it can act as the client.</Text>
              </MenuItem>
            </Menu>
          </Popover>
        </MenuTrigger>
      </span>
      <span className="curl-said" role="status" aria-label="Copying">
        {said}
      </span>
    </div>
  );
}
