/** Copies the chosen message's request as a curl command; of an answer, the request that it answers. */
import { useState } from 'react';
import { curlText } from '#shared/projections/curl/curl-text.ts';
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import { useCommand } from '../../commands/use-command.ts';
import type { RunView } from '../use-trace.ts';

export interface Curl {
  /** Undefined where nothing is chosen that was sent over HTTP. */
  readonly copy: ((withSecrets: boolean) => void) | undefined;
  /** What the last copying came to, for as long as that message is chosen. */
  readonly said: string;
}

/** The copying of what is chosen, also as commands. */
export function useCurl(view: RunView, selected: number | undefined): Curl {
  const request = requestOf(view, selected);
  const [told, tell] = useState({ about: selected, sentence: '' });
  const copyOf = async (recorded: HttpRequest, withSecrets: boolean): Promise<void> => {
    const issuer = view.moment.setup?.issuer ?? '';
    try {
      await navigator.clipboard.writeText(curlText(recorded, { issuer, withSecrets }));
      const how = withSecrets ? 'with its secrets' : 'without its secrets';
      tell({ about: selected, sentence: `Copied ${how}.` });
    } catch {
      tell({ about: selected, sentence: 'The clipboard is closed to this window.' });
    }
  };
  const copy = request && ((withSecrets: boolean): void => void copyOf(request, withSecrets));
  const whyNot = request === undefined ? 'Choose an HTTP request or its answer first.' : undefined;
  useCommand('message.curl', () => copy?.(false), whyNot);
  useCommand('message.curl-secrets', () => copy?.(true), whyNot);
  return { copy, said: told.about === selected ? told.sentence : '' };
}

function requestOf({ model }: RunView, selected: number | undefined): HttpRequest | undefined {
  const { bySeq, exchanges } = model.diagram.messages;
  const chosen = selected === undefined ? undefined : bySeq.get(selected);
  const halves = chosen === undefined ? [] : (exchanges.get(chosen.exchange) ?? [chosen]);
  const wire = halves.map((half) => half.wire).find(({ kind }) => kind === 'http.request');
  return wire?.kind === 'http.request' ? wire : undefined;
}
