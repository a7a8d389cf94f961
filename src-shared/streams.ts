/**
 * What both sides know of streams without judging what is in them. It imports nothing, so that the
 * first module of a page can know it too.
 */

/** The name of the stream of what belongs to no single run. */
export const workbenchStream = 'workbench';

/** The most entries in a page; one that is not full is the last of what there was before. */
export const pageLimit = 2000;
