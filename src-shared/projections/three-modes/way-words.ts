/** By which way something got to somebody, in words. */
import type { EndpointName } from '../../trace/match/endpoint-name.ts';
import type { Way } from './exposure.ts';

/** «in the token answer». */
export function wayWords(way: Way): string {
  if (way.kind === 'channel') return 'by the authentication channel';
  if (way.kind === 'request' && way.endpoint === 'notification')
    return 'at the notification endpoint';
  const name = way.endpoint === undefined ? '' : (names[way.endpoint] ?? way.endpoint);
  return `in the ${name === '' ? '' : `${name} `}${way.kind}`;
}

const names: Partial<Record<EndpointName, string>> = {
  'backchannel-authentication': 'authentication',
};
