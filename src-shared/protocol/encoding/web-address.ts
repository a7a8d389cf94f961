/**
 * Addresses that a client registers, taken apart by a narrow grammar: what is not plain ASCII without
 * quotes and backslashes is no address here. It resolves nothing and follows nothing.
 */
export interface WebAddress {
  readonly scheme: 'http' | 'https';
  readonly hasUserInfo: boolean;
  readonly host: string;
  /** Scheme, host and port, as a browser compares them. */
  readonly origin: string;
  readonly hasFragment: boolean;
}

const pattern =
  /^(https?):\/\/(?:([^/?#@]*)@)?(\[[0-9a-f:.]{2,45}\]|[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)(:\d{1,5})?(?:[/?][^#]*)?(#.*)?$/i;
const plainText = /^[\x21\x23-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]+$/;

/** An absolute http or https address, or undefined when the text is none. */
export function readWebAddress(text: string): WebAddress | undefined {
  const [, scheme = '', userInfo, host = '', port = '', fragment] =
    (plainText.test(text) ? pattern.exec(text) : null) ?? [];
  if (host === '' || Number(port.slice(1)) > 65_535) return undefined;
  const lowered = host.toLowerCase();
  const isSecure = scheme.toLowerCase() === 'https';
  return {
    scheme: isSecure ? 'https' : 'http',
    hasUserInfo: userInfo !== undefined,
    host: lowered,
    origin: `${isSecure ? 'https' : 'http'}://${lowered}${port}`,
    hasFragment: fragment !== undefined,
  };
}

/** True for a host that can only be this machine. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** The scheme of an absolute URI of any kind, or undefined when the text is none. */
export function schemeOf(text: string): string | undefined {
  return plainText.test(text)
    ? /^([a-z][a-z0-9+.-]{0,50}):[^:]/i.exec(text)?.[1]?.toLowerCase()
    : undefined;
}

/** Encrypted, or plain where that is allowed and nobody else can listen. */
export function isSafeAddress(address: WebAddress | undefined, allowsLoopback: boolean): boolean {
  if (address === undefined) return false;
  return address.scheme === 'https' || (allowsLoopback && isLoopbackHost(address.host));
}
