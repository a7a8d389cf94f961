/** The requests of a run as a list to choose from: whose each is, and how it stands at a moment. */
import { stateWords } from '../causes/party-words.ts';
import { type Moment, machineAt } from '../moment.ts';

export interface RequestLine {
  /** The auth_req_id. */
  readonly request: string;
  readonly client: string;
  readonly bindingMessage: string;
  /** «pending», «redeemed»; what the chart of the request says. */
  readonly outcome: string;
}

/** Every request that had been opened by then, newest first. */
export function requestLines(moment: Moment): readonly RequestLine[] {
  return [...moment.requests.keys()]
    .toReversed()
    .flatMap((request) => requestLine(moment, request) ?? []);
}

/** One of them. */
export function requestLine(moment: Moment, request: string): RequestLine | undefined {
  const opened = moment.requests.get(request);
  if (opened === undefined) return undefined;
  const { clientId } = opened;
  const client = moment.setup?.clients.find((one) => one.client_id === clientId);
  const state = machineAt(moment, 'authentication-request', request)?.state ?? 'opened';
  return {
    request,
    client: client?.client_name ?? clientId,
    bindingMessage: opened.bindingMessage ?? '',
    outcome: stateWords(state),
  };
}

/** The request that was opened last by then. */
export function newestRequest({ requests }: Moment): string | undefined {
  return [...requests.keys()].at(-1);
}
