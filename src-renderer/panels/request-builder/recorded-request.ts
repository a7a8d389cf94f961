/** A request of the record as a draft again, byte for byte, so that it can be changed and sent anew. */
import { readJwt } from '#shared/projections/jwt-view.ts';
import type { MessageView } from '#shared/projections/message-view.ts';
import { formOfTarget } from '#shared/projections/request-cards/request-forms.ts';
import { readForm, writeForm } from '#shared/protocol/encoding/form.ts';
import { lengthPlace } from '#shared/protocol/encoding/hand-made.ts';
import { bodyText, type HttpRequest } from '#shared/protocol/encoding/wire.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { nameOf, roleOf } from '#shared/trace/party.ts';
import { type DraftLine, type JwtDraft, line, type RequestDraft } from './request-draft.ts';

/** The requests of the run that went to a provider, newest first. */
export function recordedRequests(messages: readonly MessageView[]): readonly MessageView[] {
  return messages
    .filter(({ to, wire }) => wire.kind === 'http.request' && roleOf(to).endsWith('provider'))
    .toReversed();
}

/** That request as a draft; one from outside is sent by the first party of the run. */
export function draftOf({ from, wire }: MessageView, setup: RunSetup): RequestDraft | undefined {
  if (wire.kind !== 'http.request') return undefined;
  const body = bodyText(wire) ?? '';
  const form = readForm(body);
  // What does not come out again as it was is kept as it is.
  const isForm = form !== undefined && writeForm(form.pairs) === body;
  const isOwn = roleOf(from) === 'relying-party';
  return {
    party: isOwn ? nameOf(from) : (setup.relyingParties[0]?.name ?? ''),
    form: formOfTarget(wire.target, body) ?? 'authentication',
    method: wire.method,
    target: wire.target,
    headers: headersOf(wire),
    parameters: isForm ? form.pairs.map(([name, value]) => line(name, value)) : [],
    raw: isForm ? null : body,
    withCertificate: wire.certificate !== undefined,
  };
}

/** A true length stays true when the body changes. */
function headersOf({ headers }: HttpRequest): readonly DraftLine[] {
  return headers.map(([name, value]) =>
    line(name, name.toLowerCase() === 'content-length' ? lengthPlace : value),
  );
}

/** A JWT in a line, taken apart to be changed and signed anew. */
export function takenApart({ value }: DraftLine): JwtDraft | undefined {
  const read = readJwt(value);
  if (read === undefined) return undefined;
  const [header = '', claims = ''] = [read.header, read.claims].map((of) =>
    JSON.stringify(of, null, 2),
  );
  return { header, claims, key: 'right key' };
}
