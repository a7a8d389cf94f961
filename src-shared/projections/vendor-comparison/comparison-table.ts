/** Two products side by side as data: parts, and in each the lines with both answers. */
import { z } from 'zod';
import { profileNames } from '../../protocol/setup/run-setup.ts';

const comparedLine = z.strictObject({
  title: z.string(),
  left: z.string(),
  right: z.string(),
  differs: z.boolean(),
});

export const vendorComparison = z.strictObject({
  left: z.enum(profileNames),
  right: z.enum(profileNames),
  parts: z
    .array(z.strictObject({ title: z.string(), lines: z.array(comparedLine).readonly() }))
    .readonly(),
});

export type VendorComparison = Readonly<z.infer<typeof vendorComparison>>;
