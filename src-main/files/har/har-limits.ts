/** How much of a HAR file is read: it has to be in memory whole. */
export const largestHarBytes = 64 * 1024 * 1024;
export const deepestHar = 64;
