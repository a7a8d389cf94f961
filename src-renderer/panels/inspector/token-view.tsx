/**
 * The tokens of a message, wherever they stand in it: decoded, explained, and verified as of the moment
 * looked at.
 */
import { Check, X } from 'lucide-react';
import { useMemo } from 'react';
import type { MessageView } from '#shared/projections/message-view.ts';
import { type FoundToken, findTokens } from '#shared/projections/tokens/find-tokens.ts';
import { keyOfToken } from '#shared/projections/tokens/keys/key-of-token.ts';
import { signatureAt } from '#shared/projections/tokens/token-ledger.ts';
import { sceneOf } from '#shared/projections/tokens/verification/scene.ts';
import { verifyToken } from '#shared/projections/tokens/verification/verify-token.ts';
import type { EntryOf } from '#shared/trace/entry.ts';
import { timeBoardAt } from '../../model/boards/time-board-at.ts';
import { tokenLedgerOf } from '../../model/boards/token-ledger-of.ts';
import { useLooking } from '../../model/moment/looking.ts';
import { type RunView, useShownTime } from '../../model/use-trace.ts';
import { TokenCard } from '../tokens/token-card.tsx';

export function TokenView({ message }: { readonly message: MessageView }) {
  const { view, onGo } = useLooking();
  const { wire, sentWire } = message;
  const tokens = useMemo(() => findTokens(wire), [wire]);
  const sent = useMemo(() => (sentWire === undefined ? [] : findTokens(sentWire)), [sentWire]);
  if (tokens.length === 0) {
    return (
      <p className="empty">
        This message carries no JWT. ID tokens come with the answer to the last poll or with a push;
        assertions, signed requests and proofs come with the calls of clients that use them.
      </p>
    );
  }
  return (
    <div className="tokens">
      {sentWire === undefined ? null : (
        <p className="quiet-line">This message was edited on its way; here is what arrives.</p>
      )}
      {tokens.map((token) => (
        <OneToken
          key={token.place.join(' ')}
          {...{ view, message, token, onGo }}
          before={sent.find(({ place }) => place.join(' ') === token.place.join(' '))}
          isOnly={tokens.length === 1}
        />
      ))}
    </div>
  );
}

interface OneTokenProps {
  readonly view: RunView;
  readonly message: MessageView;
  readonly token: FoundToken;
  readonly before: FoundToken | undefined;
  readonly isOnly: boolean;
  readonly onGo: (seq: number) => void;
}

function OneToken({ view, message, token, before, isOnly, onGo }: OneTokenProps) {
  const { model, moment } = view;
  // Checks count in whole seconds, whatever else the clock shows.
  const seconds = Math.floor(useShownTime(view) / 1000);
  const ledger = tokenLedgerOf(model);
  const { messages, lanes } = model.diagram;
  const { skews } = timeBoardAt(view).clock;
  const atMs = Math.max(moment.at, seconds * 1000);
  const scene = sceneOf({ token, message, messages, moment, atMs, skews, ledger });
  const header = (token.jwt ?? token.sealed)?.header ?? {};
  const signed = { kind: token.kind, header, iss: token.jwt?.claims['iss'], from: message.from };
  return (
    <TokenCard
      token={token}
      before={before?.jwt}
      verification={scene === undefined ? undefined : verifyToken(scene)}
      reader={lanes.find(({ party }) => party === message.to)?.title ?? message.to}
      signedBy={keyOfToken(ledger.book.keys, signed, moment.seq)}
      inside={insideOf(token, signatureAt(ledger, token.text, moment.seq)?.claims)}
      isOnly={isOnly}
      onGo={onGo}
    />
  );
}

/** What the record says is inside an encrypted token, if it does. */
function insideOf(
  { sealed }: FoundToken,
  seen: Readonly<Record<string, unknown>> | undefined,
): Readonly<Record<string, unknown>> | undefined {
  const isKnown = sealed !== undefined && seen !== undefined && Object.keys(seen).length > 0;
  return isKnown ? seen : undefined;
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
