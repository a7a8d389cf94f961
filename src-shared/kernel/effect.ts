/**
 * What a step asks the shell to do in the world outside. Every effect that must not be lost has an
 * id, and its completion comes back as an input.
 */
import type { HttpRequest, HttpResponse } from '../protocol/encoding/wire.ts';
import type { TokenRecipe } from '../protocol/token-recipe.ts';

export type Effect =
  | { readonly kind: 'answer'; readonly exchange: string; readonly response: HttpResponse }
  | {
      /** The connection of a client outside ends without an answer. */
      readonly kind: 'drop';
      readonly exchange: string;
      readonly how: 'close' | 'reset';
    }
  | { readonly kind: 'sign'; readonly effect: string; readonly recipes: readonly TokenRecipe[] }
  | {
      /** Comes back as `call.ended`. The request's target is a path; the origin is where it goes. */
      readonly kind: 'call';
      readonly effect: string;
      readonly origin: string;
      readonly request: HttpRequest;
      /** The issuer, where a relying party calls a provider; absent where a client is called. */
      readonly provider?: string;
    };
