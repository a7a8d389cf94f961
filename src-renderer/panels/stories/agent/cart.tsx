/** What the assistant wants to buy: the card beside the chat. */
import { cart } from '../../../model/story/cart.ts';

export function Cart({ isBought }: { readonly isBought: boolean }) {
  const { merchant, items, total } = cart;
  return (
    <section className="cart" aria-label="Cart">
      <p className="story-eyebrow">{isBought ? 'Bought' : 'In the cart, not bought'}</p>
      <h2>{merchant}</h2>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      <p className="cart-total">
        <span>Total</span>
        <strong>€ {total.amount}</strong>
      </p>
      <p className="quiet-line">
        The phone shows this cart in full: it travels as <code>authorization_details</code>.
      </p>
    </section>
  );
}
