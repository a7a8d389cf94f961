/** A till in a corner shop: what stands on it, and how paying goes. */
import { verifiedName } from '../../../model/story/claims-of.ts';
import type { Telling } from '../../../model/story/use-telling.ts';
import { StoryAside } from '../parts/story-aside.tsx';
import { StoryStatus, type StoryWords } from '../parts/story-status.tsx';
import { TillForm } from './till-form.tsx';

const words: StoryWords = {
  asking: { title: 'Asking your bank', text: 'One moment.' },
  needsUserCode: {
    title: 'Your bank asks for your code',
    text: 'Say the code that you agreed on with your bank; it is sent once and not kept.',
  },
  waiting: {
    title: 'Waiting for your phone',
    text: 'Open the notification on your phone. Approve only if it shows the same message.',
  },
  checking: { title: 'Checking the answer', text: 'Your bank has answered.' },
  signedIn: { title: 'Paid', text: 'Thank you.' },
  denied: { title: 'Cancelled', text: 'The request was refused on the phone. Nothing was paid.' },
  expired: { title: 'Too late', text: 'Nobody answered on the phone in time. Nothing was paid.' },
  refused: {
    title: 'Not possible',
    text: 'The bank did not accept the request, and nobody was asked. Nothing was paid.',
  },
  failed: {
    title: 'Something went wrong',
    text: 'The answer could not be trusted. Nothing was paid.',
  },
};

const basket = [
  ['Bread, sourdough', '4.20'],
  ['Coffee, 250 g', '8.90'],
  ['Olive oil', '11.40'],
] as const;

export function TillScreen({ telling }: { readonly telling: Telling }) {
  const { signIn } = telling;
  const payer = verifiedName(signIn);
  return (
    <div className="till-counter">
      <section className="receipt" aria-label="Basket">
        <h1>Corner Shop</h1>
        <dl>
          {basket.map(([what, price]) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{price}</dd>
            </div>
          ))}
          <div className="total">
            <dt>To pay</dt>
            <dd>€ 24.50</dd>
          </div>
        </dl>
      </section>
      <section className="till-side" aria-label="Payment">
        <StoryStatus
          telling={telling}
          words={words}
          titleEnd={payer === undefined ? '' : ` by ${payer}`}
        />
        <StoryAside telling={telling} again="Next customer" />
        {signIn === undefined ? <TillForm telling={telling} /> : null}
      </section>
    </div>
  );
}
