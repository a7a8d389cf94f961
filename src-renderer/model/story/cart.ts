/** What the assistant wants to buy, as it stands in the authorization details (RFC 9396). */
export const cart = {
  type: 'purchase',
  merchant: 'Trailhead Sports',
  items: ['Ridge 4 running shoes, size 40', 'Delivery by Friday'],
  total: { amount: '119.00', currency: 'EUR' },
} as const;
