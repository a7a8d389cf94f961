/** The tokens that came, decoded, and the checks that the client made before it believed them. */
import { readJwt } from '#shared/projections/jwt-view.ts';
import type { SignInLine } from '../../../model/device/sign-in-lines.ts';
import { MemberTable } from '../../inspector/member-table.tsx';
import { Checks } from '../../inspector/token-view.tsx';

interface ClientTokensProps {
  readonly signIn: SignInLine | undefined;
  readonly tokens: Readonly<Record<string, unknown>> | undefined;
}

export function ClientTokens({ signIn, tokens }: ClientTokensProps) {
  const { id_token: idToken, ...others } = tokens ?? {};
  const jwt = readJwt(idToken);
  return (
    <section className="knowledge-part knowledge-wide" aria-label="Its tokens">
      <h3>Its tokens</h3>
      {tokens === undefined ? <p className="quiet-line">None yet.</p> : null}
      <div className="knowledge-columns">
        {signIn?.verified === undefined ? null : (
          <div className="knowledge-part">
            <Checks verification={signIn.verified} />
          </div>
        )}
        {jwt === undefined ? null : (
          <div className="knowledge-part">
            <h3>ID token, decoded</h3>
            <MemberTable of={Object.entries({ ...jwt.header, ...jwt.claims })} />
          </div>
        )}
        {tokens === undefined ? null : (
          <div className="knowledge-part">
            <h3>What came with it</h3>
            <MemberTable of={Object.entries(others)} />
          </div>
        )}
      </div>
    </section>
  );
}
