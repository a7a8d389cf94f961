/** The JWTs of a message, decoded, with every claim explained and how the client verified them. */
import { Check, X } from 'lucide-react';
import { type JwtView, readJwt } from '#shared/projections/jwt-view.ts';
import type { MessageView } from '#shared/projections/message-view.ts';
import { bodyObject } from '#shared/protocol/encoding/wire.ts';
import type { EntryOf } from '#shared/trace/entry.ts';
import { MemberTable } from './member-table.tsx';

interface TokenViewProps {
  readonly message: MessageView;
  readonly verified: ReadonlyMap<string, EntryOf<'id-token.verified'>>;
}

export function TokenView({ message, verified }: TokenViewProps) {
  const body = bodyObject(message.wire) ?? {};
  const jwt = readJwt(body['id_token']);
  if (jwt === undefined) {
    return <p className="empty">This message carries no JWT. The answer to the last poll does.</p>;
  }
  const verification = [...verified.values()].find(({ about }) => about === message.about);
  return (
    <div className="tokens">
      <JwtParts jwt={jwt} />
      {verification === undefined ? (
        <p className="quiet-line">The client has not verified it at this moment.</p>
      ) : (
        <Checks verification={verification} />
      )}
    </div>
  );
}

function JwtParts({ jwt }: { readonly jwt: JwtView }) {
  return (
    <>
      <h3>ID token: header</h3>
      <MemberTable of={Object.entries(jwt.header)} />
      <h3>Claims</h3>
      <MemberTable of={Object.entries(jwt.claims)} />
      <h3>Signature</h3>
      <p className="wire value">{jwt.signature}</p>
    </>
  );
}

export function Checks({ verification }: { readonly verification: EntryOf<'id-token.verified'> }) {
  return (
    <>
      <h3>How the client verified it</h3>
      <ol className="rules" aria-label="Verification of the ID token">
        {verification.checks.map(({ name, passed, expected, found }) => (
          <li key={name} className={`rule ${passed ? 'passed' : 'refused'}`}>
            {passed ? (
              <Check aria-label="passed" size={16} className="tone-ok" />
            ) : (
              <X aria-label="failed" size={16} className="tone-refused" />
            )}
            <div>
              <p className="rule-name wire">{name}</p>
              <p className="rule-why">
                found <code>{found}</code>, expected <code>{expected}</code>
              </p>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
