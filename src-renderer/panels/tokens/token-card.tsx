/** One token of a message: what it is and whether it holds in a line, and everything else to unfold. */
import { KeyRound, Lock, TriangleAlert } from 'lucide-react';
import type { JwtView } from '#shared/projections/jwt-view.ts';
import { claimCardOf, headerCardOf } from '#shared/projections/tokens/claim-cards/claim-cards.ts';
import type { FoundToken } from '#shared/projections/tokens/find-tokens.ts';
import type { HeldKey } from '#shared/projections/tokens/keys/held-key.ts';
import { tokenTitle } from '#shared/projections/tokens/token-kind.ts';
import type { TokenVerification } from '#shared/projections/tokens/verification/verify-token.ts';
import { wantKey } from '../../model/wanted-key.ts';
import { CheckLine, StateSign } from './check-line.tsx';
import { type ClaimLine, ClaimList } from './claim-list.tsx';

interface TokenCardProps {
  readonly token: FoundToken;
  /** The same token as it was sent, where it was edited on its way. */
  readonly before: JwtView | undefined;
  /** Undefined for one that is encrypted. */
  readonly verification: TokenVerification | undefined;
  readonly reader: string;
  readonly signedBy: HeldKey | undefined;
  /** The claims of an encrypted one, where the record has them. */
  readonly inside: Readonly<Record<string, unknown>> | undefined;
  readonly isOnly: boolean;
  readonly onGo: (seq: number) => void;
}

export function TokenCard(props: TokenCardProps) {
  const { token, verification, signedBy } = props;
  const { kind, place, text } = token;
  const title = tokenTitle(kind);
  return (
    <section className="token-card" aria-label={title}>
      <h3>
        {verification === undefined ? (
          <Lock aria-hidden size={15} className="tone-waiting" />
        ) : (
          <StateSign state={verification.state} />
        )}
        {title}
        <small className="wire">{place.join(' › ')}</small>
      </h3>
      {verification === undefined ? <Sealed token={token} /> : <Verdict {...props} />}
      <KeyLine signedBy={signedBy} />
      <Members {...props} />
      <details>
        <summary>As it was sent ({text.length} signs)</summary>
        <Parts text={text} />
      </details>
    </section>
  );
}

/** What stands in it, claim by claim. */
function Members({ token, before, inside, isOnly }: TokenCardProps) {
  const { jwt, sealed, kind } = token;
  const claims = jwt?.claims ?? inside;
  const title = tokenTitle(kind);
  return (
    <>
      {claims === undefined ? null : (
        <details open={isOnly}>
          <summary>Claims ({Object.keys(claims).length})</summary>
          <ClaimList
            label={`Claims of the ${title}`}
            lines={linesOf(claims, before?.claims, (name) => claimCardOf(kind, name))}
          />
        </details>
      )}
      <details>
        <summary>Header</summary>
        <ClaimList
          label={`Header of the ${title}`}
          lines={linesOf((jwt ?? sealed)?.header ?? {}, before?.header, headerCardOf)}
        />
      </details>
    </>
  );
}

function Verdict({ verification, reader, onGo }: TokenCardProps) {
  if (verification === undefined) return null;
  const { summary, checks, oddity, state } = verification;
  const lines = (shown: typeof checks) =>
    shown.map((check) => (
      <li key={check.id}>
        <CheckLine check={check} reader={reader} onGo={onGo} />
      </li>
    ));
  const asked = checks.filter(({ state: its }) => its !== 'not asked');
  const striking = asked.filter(
    ({ state: its, conclusion }) => its === 'fails' || conclusion?.differs === true,
  );
  const calm = asked.filter((check) => !striking.includes(check));
  const unasked = checks.filter((check) => !asked.includes(check));
  return (
    <>
      <p className="token-summary" data-state={state}>
        {summary}
      </p>
      {oddity === undefined ? null : (
        <p className="refusal" role="note">
          <TriangleAlert aria-hidden size={14} /> {oddity}
        </p>
      )}
      {striking.length === 0 ? null : (
        <ul className="token-checks" aria-label="What does not hold, or was judged otherwise">
          {lines(striking)}
        </ul>
      )}
      <details>
        <summary>
          {striking.length === 0 ? 'The checks' : 'The other checks'} ({calm.length}
          {unasked.length === 0 ? '' : `, and ${unasked.length} not asked`})
        </summary>
        <ul className="token-checks" aria-label="Checks">
          {lines(calm)}
          {lines(unasked)}
        </ul>
      </details>
    </>
  );
}

function Sealed({ token: { sealed } }: Pick<TokenCardProps, 'token'>) {
  const { alg, enc } = sealed?.header ?? {};
  return (
    <p className="token-summary">
      Encrypted with <code>{String(alg)}</code> and <code>{String(enc)}</code>. Only whoever has the
      private key can read what is inside, and verify its signature.
    </p>
  );
}

function KeyLine({ signedBy }: Pick<TokenCardProps, 'signedBy'>) {
  if (signedBy === undefined) return null;
  const { jwk, thumbprint } = signedBy;
  return (
    <p className="token-key">
      <KeyRound aria-hidden size={14} />
      <button type="button" className="link" onClick={() => wantKey(signedBy)}>
        Key <code>{jwk.kid ?? thumbprint ?? jwk.kty}</code>
      </button>
    </p>
  );
}

const partNames = ['header', 'claims', 'signature'];
const sealedNames = ['header', 'encrypted key', 'vector', 'ciphertext', 'tag'];

function Parts({ text }: { readonly text: string }) {
  const parts = text.split('.');
  const names = parts.length === sealedNames.length ? sealedNames : partNames;
  return (
    <p className="raw token-parts">
      {parts.map((part, index) => (
        <span key={names[index]}>
          {index === 0 ? '' : '.'}
          <span className={`part-${index}`} title={names[index]}>
            {part}
          </span>
        </span>
      ))}
    </p>
  );
}

type Claims = Readonly<Record<string, unknown>>;

function linesOf(
  now: Claims,
  before: Claims | undefined,
  cardOf: (name: string) => ClaimLine['card'],
): readonly ClaimLine[] {
  // What was taken out on the way is shown as well.
  const names = Object.keys({ ...now, ...before });
  return names.map((name) => {
    const [value, was] = [now[name], before?.[name]];
    const isSame = before === undefined || JSON.stringify(was) === JSON.stringify(value);
    return { name, value, card: cardOf(name), was: isSame ? undefined : { value: was } };
  });
}
