/** The consoles of products and their comparison, in every state. */
import { flawlessInEveryState } from '../support/pages/every-screen/flawless.ts';
import { productStates, tourProducts } from '../support/pages/every-screen/products.ts';
import { tourVendors, vendorStates } from '../support/pages/every-screen/vendors.ts';

flawlessInEveryState([
  ['the consoles of products', tourProducts, productStates],
  ['two products side by side', tourVendors, vendorStates],
]);
