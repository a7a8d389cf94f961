/** The request that is being written in a run, kept until it is another one, and sending it. */
import { useEffect } from 'react';
import type { MessageView } from '#shared/projections/message-view.ts';
import type { RequestFormName } from '#shared/projections/request-cards/request-forms.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { useKeptDraft } from '../../model/kept/kept-draft.ts';
import { takenToEdit, useRequestToEdit } from '../../model/sequence/request-to-edit.ts';
import { type Asking, useAsk } from '../../model/use-ask.ts';
import type { RunView } from '../../model/use-trace.ts';
import { newRequest, type Occasion } from './new-request.ts';
import { draftOf } from './recorded-request.ts';
import {
  type RequestDraft,
  requestDraft,
  type WrittenRequest,
  writeRequest,
} from './request-draft.ts';

export interface Builder {
  readonly draft: RequestDraft;
  readonly request: WrittenRequest;
  readonly occasion: Occasion;
  readonly asking: Asking;
  readonly onDraft: (draft: RequestDraft) => void;
  readonly begin: (party: string, form: RequestFormName) => void;
  readonly edit: (message: MessageView) => void;
  readonly send: () => void;
}

/** What can be done with the request that is being written. */
export function useBuilder(view: RunView, setup: RunSetup): Builder {
  const { run } = view.model;
  const occasion = occasionOf(view, setup);
  const [draft, keep] = useKeptDraft(`ciba-workbench:request:${run}`, (kept) => {
    const read = requestDraft.safeParse(kept);
    const party = setup.relyingParties[0]?.name ?? '';
    return read.success ? read.data : newRequest(occasion, party, 'authentication');
  });
  const asking = useAsk();
  const request = writeRequest(draft);
  const onDraft = (next: RequestDraft): void => {
    asking.forget();
    keep(next);
  };
  const edit = (message: MessageView): void => {
    const found = draftOf(message, setup);
    if (found !== undefined) onDraft(found);
  };
  useWanted(view, edit);
  return {
    draft,
    request,
    occasion,
    asking,
    onDraft,
    begin: (party, form) => onDraft(newRequest(occasion, party, form)),
    edit,
    send: () => {
      const { written, jwts } = request;
      const certificate = draft.withCertificate ? { withCertificate: true as const } : {};
      const headers = written.headers.map(([name, value]): [string, string] => [name, value]);
      const sent = { ...written, headers, jwts: [...jwts], ...certificate };
      void asking.ask({ kind: 'request.sent', run, relyingParty: draft.party, ...sent });
    },
  };
}

function occasionOf({ moment }: RunView, setup: RunSetup): Occasion {
  const authReqId = [...moment.requests.keys()].at(-1) ?? '';
  return { setup, now: Math.floor((setup.epochMs + moment.at) / 1000), authReqId };
}

/** A request that was asked for elsewhere in the console. */
function useWanted({ model }: RunView, edit: (message: MessageView) => void): void {
  const wanted = useRequestToEdit();
  useEffect(() => {
    if (wanted?.run !== model.run) return;
    const message = model.diagram.messages.bySeq.get(wanted.seq);
    takenToEdit();
    if (message !== undefined) edit(message);
  });
}
