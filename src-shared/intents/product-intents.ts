/** What a person asks of products without a run of their own. */
import { z } from 'zod';
import { profileNames } from '../protocol/setup/run-setup.ts';

/** The same is sent to both, in runs that nobody keeps; what differs is told in the workbench's stream. */
export const productsCompare = z.strictObject({
  kind: z.literal('products.compare'),
  left: z.enum(profileNames),
  right: z.enum(profileNames),
});

export type ProductsCompare = Readonly<z.infer<typeof productsCompare>>;
