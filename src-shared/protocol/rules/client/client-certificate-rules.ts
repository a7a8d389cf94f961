/**
 * What is asked of a client that authenticates by mutual TLS (RFC 8705): its certificate is the one
 * that it registered, by name under a trusted authority, or by its own key.
 */
import { sameDistinguishedName } from '../../encoding/distinguished-name.ts';
import type { PeerCertificate } from '../../encoding/wire.ts';
import { thumbprintOf } from '../../json-web-keys.ts';
import type { Client } from '../../setup/client-metadata.ts';
import type { PublicKey } from '../../setup/public-key.ts';
import { passed, type Rule, refuse } from '../rule.ts';
import type { ClientCall } from './client-call.ts';

export const clientCertificateRules: readonly Rule<ClientCall>[] = [
  {
    name: 'presents a certificate that is trusted',
    clause: 'rfc8705-2.1',
    teaching: 'A name in a certificate is worth what its authority is worth.',
    check: ({ client, certificate }) =>
      client?.token_endpoint_auth_method !== 'tls_client_auth' || certificate?.trusted === true
        ? passed
        : refuse('invalid_client', 'The client certificate comes from no trusted authority.'),
  },
  {
    name: 'presents the registered certificate',
    clause: 'rfc8705-2',
    teaching: 'Any certificate opens the connection; only the registered one proves the client.',
    check: ({ client, certificate, clientKeys }) =>
      client === undefined ||
      certificate === undefined ||
      isRegistered(client, certificate, clientKeys)
        ? passed
        : refuse('invalid_client', 'The client certificate is not the registered one.'),
  },
];

function isRegistered(
  client: Client,
  certificate: PeerCertificate,
  keys: readonly PublicKey[],
): boolean {
  if (client.token_endpoint_auth_method === 'self_signed_tls_client_auth') {
    return keys.some((key) => thumbprintOf(key) === certificate.publicKeyThumbprint);
  }
  return client.token_endpoint_auth_method !== 'tls_client_auth' || isNamed(client, certificate);
}

function isNamed(client: Client, certificate: PeerCertificate): boolean {
  const {
    tls_client_auth_subject_dn: subject,
    tls_client_auth_san_dns: dns,
    tls_client_auth_san_uri: uri,
    tls_client_auth_san_ip: ip,
    tls_client_auth_san_email: email,
  } = client;
  if (subject !== undefined) return sameDistinguishedName(subject, certificate.subject);
  if (dns !== undefined) return certificate.sanDns.includes(dns);
  if (uri !== undefined) return certificate.sanUri.includes(uri);
  if (ip !== undefined) return certificate.sanIp.includes(ip);
  return email !== undefined && certificate.sanEmail.includes(email);
}
