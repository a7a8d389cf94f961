/** The request of a first sign-in as its rules see it: what the browser brought, and who chose what. */
import { type Form, formOf, readForm } from '../../encoding/form.ts';
import { type HttpRequest, headerOf } from '../../encoding/wire.ts';
import type { Client } from '../../setup/client-metadata.ts';

export interface AuthorizationCall {
  /** The parameters, from the query or from a posted form; undefined when they cannot be read. */
  readonly form: Form | undefined;
  readonly client: Client | undefined;
  readonly isCancelled: boolean;
}

/** A parameter, or an empty string. */
export function valueOf({ form }: Pick<AuthorizationCall, 'form'>, name: string): string {
  return form?.values.get(name) ?? '';
}

/** OpenID Connect Core §3.1.2.1: a request comes in the query of a GET or in the form of a POST. */
export function parametersOf(request: HttpRequest): Form | undefined {
  if (request.method === 'POST') {
    const type = headerOf(request, 'content-type') ?? '';
    const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type);
    return isForm ? formOf(request) : undefined;
  }
  const start = request.target.indexOf('?');
  return readForm(start < 0 ? '' : request.target.slice(start + 1));
}
