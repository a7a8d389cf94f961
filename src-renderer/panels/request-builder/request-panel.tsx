/** Requests by hand: what is written on one side, its bytes and what became of it on the other. */
import { Send, ShieldAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import {
  isFormName,
  requestForm,
  requestForms,
} from '#shared/projections/request-cards/request-forms.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { useCommand } from '../../commands/use-command.ts';
import { setupBoardAt } from '../../model/boards/setup-board-at.ts';
import type { RunView } from '../../model/use-trace.ts';
import { ChoiceLine } from '../form/choice-line.tsx';
import { RefusalLine } from '../form/refusal-line.tsx';
import { TextAreaLine } from '../form/text-area-line.tsx';
import { TextLine } from '../form/text-line.tsx';
import { ActMenu } from '../in-flight/act-menu.tsx';
import { BytePreview } from './byte-preview.tsx';
import { authenticatedBy, authenticationWays, signedRequest, wayOf } from './new-request.ts';
import { recordedRequests } from './recorded-request.ts';
import { RequestLines } from './request-lines.tsx';
import { SentList } from './sent-list.tsx';
import { sentRequests } from './sent-requests.ts';
import { spoilers } from './spoilers.ts';
import { type Builder, useBuilder } from './use-builder.ts';

interface RequestPanelProps {
  readonly view: RunView;
  readonly onSelect: (seq: number) => void;
}

export function RequestPanel({ view, onSelect }: RequestPanelProps) {
  const { setup } = setupBoardAt(view);
  if (setup === undefined || setup.relyingParties.length === 0)
    return <p className="empty">A run with a relying party can send requests from here.</p>;
  return <RequestBuilder {...{ view, setup, onSelect }} />;
}

type RequestBuilderProps = RequestPanelProps & { readonly setup: RunSetup };

function RequestBuilder({ view, setup, onSelect }: RequestBuilderProps) {
  const builder = useBuilder(view, setup);
  const { request, asking } = builder;
  const isPast = view.cursor !== null;
  const hindrance = isPast
    ? 'You are looking at the past. Return to now to send it.'
    : (request.fault ?? '');
  useCommand('request.send', builder.send, hindrance === '' ? undefined : hindrance);
  return (
    <section className="builder" aria-label="Request by hand">
      <Whence builder={builder} setup={setup} />
      <Deeds builder={builder} view={view} />
      <div className="builder-send">
        <RefusalLine sentence={asking.refusal} onDismiss={asking.forget} />
        <Button className="button primary" isDisabled={hindrance !== ''} onPress={builder.send}>
          <Send aria-hidden size={14} /> Send it
        </Button>
        <p className="quiet-line" role="status" aria-label="State of the request">
          {hindrance === '' ? travelWords(setup) : hindrance}
        </p>
      </div>
      <div className="builder-body">
        <Written builder={builder} />
        <div className="builder-side">
          <h2>Bytes to be sent</h2>
          <BytePreview request={request} />
          <h2>Sent by hand</h2>
          <SentList sent={sentRequests(view)} onSelect={onSelect} onEdit={builder.edit} />
        </div>
      </div>
    </section>
  );
}

function travelWords({ mode }: RunSetup): string {
  return mode === 'wall'
    ? 'By a real socket, over loopback.'
    : 'Through the simulated network. What the rules say is known once it is answered.';
}

interface BuilderProps {
  readonly builder: Builder;
}

function Whence({ builder, setup }: BuilderProps & { readonly setup: RunSetup }) {
  const { draft, begin, occasion, onDraft } = builder;
  const form = isFormName(draft.form) ? draft.form : 'authentication';
  const forms = Object.entries(requestForms).flatMap(([id, { title, path }]) =>
    isFormName(id) ? [{ id, word: title, sentence: path }] : [],
  );
  const way = wayOf(draft);
  return (
    <div className="builder-whence">
      <ChoiceLine
        label="Sent by"
        choices={setup.relyingParties.map(({ name, title, clientId }) => ({
          id: name,
          word: title,
          sentence: clientId,
        }))}
        value={draft.party}
        onChange={(party) => begin(party, form)}
      />
      <ChoiceLine
        label="Endpoint"
        choices={forms}
        value={form}
        onChange={(next) => begin(draft.party, next)}
      />
      <ChoiceLine
        label="Client authentication"
        choices={authenticationWays.map((id) => ({ id, word: id }))}
        value={authenticationWays.find((one) => one === way) ?? 'none'}
        isDisabled={!requestForm(form).authenticates}
        onChange={(next) => onDraft(authenticatedBy(draft, next, occasion))}
      />
    </div>
  );
}

function Deeds({ builder, view }: BuilderProps & { readonly view: RunView }) {
  const { draft, occasion, onDraft, edit } = builder;
  const recorded = recordedRequests(view.model.diagram.messages.list).slice(0, 15);
  const isSignable = draft.form === 'authentication' && draft.raw === null;
  return (
    <div className="builder-deeds">
      <ActMenu
        label="Break a rule of this request"
        isDisabled={false}
        deeds={spoilers.map(({ spoil, ...words }) => ({
          ...words,
          carryOut: () => onDraft(spoil(draft)),
        }))}
      >
        <ShieldAlert aria-hidden size={14} /> Break a rule
      </ActMenu>
      <Button
        className="button small"
        isDisabled={!isSignable}
        onPress={() => onDraft(signedRequest(draft, occasion))}
      >
        Make it a signed request
      </Button>
      <ActMenu
        label="From the record"
        isDisabled={recorded.length === 0}
        deeds={recorded.map((message) => ({
          id: String(message.seq),
          word: message.title,
          sentence: `entry ${message.seq}, from ${message.from}`,
          carryOut: () => edit(message),
        }))}
      >
        From the record
      </ActMenu>
    </div>
  );
}

function Written({ builder: { draft, onDraft } }: BuilderProps) {
  const { cards, clause } = requestForm(isFormName(draft.form) ? draft.form : 'authentication');
  return (
    <div className="builder-written">
      <div className="builder-first">
        <TextLine
          label="Method"
          isWire
          value={draft.method}
          onChange={(method) => onDraft({ ...draft, method })}
        />
        <TextLine
          label="Target"
          isWire
          value={draft.target}
          onChange={(target) => onDraft({ ...draft, target })}
        />
      </div>
      <h2>
        Parameters <span className="builder-clause">{clause}</span>
      </h2>
      {draft.raw === null ? (
        <RequestLines
          noun="parameter"
          lines={draft.parameters}
          cards={cards}
          onChange={(parameters) => onDraft({ ...draft, parameters })}
        />
      ) : (
        <RawBody draft={draft} onDraft={onDraft} />
      )}
      <h2>Headers</h2>
      <RequestLines
        noun="header"
        lines={draft.headers}
        cards={[]}
        onChange={(headers) => onDraft({ ...draft, headers })}
      />
    </div>
  );
}

function RawBody({ draft, onDraft }: Pick<Builder, 'draft' | 'onDraft'>) {
  return (
    <>
      <TextAreaLine
        label="Body"
        isWire
        value={draft.raw ?? ''}
        onChange={(raw) => onDraft({ ...draft, raw })}
        rows={8}
        most={200_000}
      />
      {draft.parameters.length === 0 ? null : (
        <Button className="button small" onPress={() => onDraft({ ...draft, raw: null })}>
          Back to the form
        </Button>
      )}
    </>
  );
}
