/**
 * What was asked for on the command line, checked before anything is opened: a service listens on
 * loopback only, and a data folder is always served at the address that its clients know.
 */
import { type ProfileName, profileNames } from '#shared/protocol/setup/run-setup.ts';
import { isLoopbackHost } from '../listener/loopback.ts';
import { WorkbenchError } from '../workbench-error.ts';

/** As they stand on the command line. */
export interface ServeArguments {
  readonly profile?: string;
  readonly host?: string;
  readonly port?: string;
  readonly tls?: boolean;
  readonly config?: string;
  readonly data?: string;
}

/** What is undefined was not asked for, and stays as it is or becomes the default. */
export interface ServeChoices {
  readonly profile: ProfileName | undefined;
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly tls: boolean;
  readonly config: string | undefined;
  readonly data: string | undefined;
}

/** Reads the arguments, or says in a WorkbenchError which of them cannot be. */
export function readChoices(given: ServeArguments): ServeChoices {
  return {
    profile: readProfile(given.profile),
    host: readHost(given.host),
    port: readPort(given.port),
    tls: given.tls ?? false,
    config: given.config,
    data: given.data,
  };
}

function readProfile(given: string | undefined): ProfileName | undefined {
  const found = profileNames.find((name) => name === given);
  if (given === undefined || found !== undefined) return found;
  throw new WorkbenchError(
    `There is no profile «${given}»; choose one of ${profileNames.join(', ')}.`,
  );
}

function readHost(given: string | undefined): string | undefined {
  if (given === undefined || isLoopbackHost(given)) return given;
  const sentence = `--host ${given} is not on loopback; use 127.0.0.1, another address in 127.0.0.0/8, ::1 or localhost.`;
  throw new WorkbenchError(sentence);
}

function readPort(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new WorkbenchError(`--port ${given} is no port; give a number from 0 to 65535.`);
}

export interface Address {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

/** Where a run that begins now is to listen. */
export function newAddress({ host, port, tls }: ServeChoices): Address {
  return { host: host ?? '127.0.0.1', port: port ?? 0, tls };
}

/** Where a run that goes on listens: where it did, and nowhere else. */
export function keptAddress(issuer: string, { host, port, tls }: ServeChoices): Address {
  const { hostname, port: kept, protocol } = new URL(issuer);
  const held = { host: hostname.replace(/[[\]]/g, ''), port: Number(kept) };
  if (port !== undefined && port !== 0 && port !== held.port) throw moved(issuer, `--port ${port}`);
  if (host !== undefined && host !== held.host) throw moved(issuer, `--host ${host}`);
  if (tls && protocol === 'http:') throw moved(issuer, '--tls');
  return { ...held, tls: protocol === 'https:' };
}

function moved(issuer: string, choice: string): WorkbenchError {
  return new WorkbenchError(
    `This data folder is served at ${issuer}, which its clients know; leave ${choice} out, or name another folder with --data.`,
  );
}
