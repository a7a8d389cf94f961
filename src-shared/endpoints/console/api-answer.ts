/** How the APIs of a console are called and refuse, which is not OAuth's way. */
import {
  bodyObject,
  type HttpRequest,
  type HttpResponse,
  headerOf,
  jsonResponse,
} from '../../protocol/encoding/wire.ts';
import { errorCodes } from '../../protocol/rules/error-codes.ts';
import type { Refusal } from '../../protocol/rules/rule.ts';

/** The token and the body of a call. An API token has a scheme of its own, an access token is a bearer's. */
export function managedCall(request: HttpRequest) {
  const token = /^(?:bearer|ssws) +(\S+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1];
  return { token, update: bodyObject(request) };
}

/** The last part of a path, as the client meant it. */
export function lastPart({ target }: HttpRequest): string {
  const part = target.split('?')[0]?.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const codes: Readonly<Record<number, string>> = {
  400: 'E0000001',
  401: 'E0000011',
  404: 'E0000007',
};

/** A refusal by its code and one sentence. */
export function coded({ error, description, status: own }: Refusal): HttpResponse {
  const status = own ?? errorCodes[error].status;
  const errorCode = codes[status] ?? 'E0000009';
  return jsonResponse(status, {
    errorCode,
    errorSummary: description,
    errorLink: errorCode,
    errorCauses: [],
  });
}
