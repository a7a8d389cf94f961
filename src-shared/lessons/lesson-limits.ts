/** How large a lesson may be; nothing else, so that whoever only measures need not know lessons. */

/** In signs; the largest lesson of the course has a tenth of it. */
export const longestLesson = 1_000_000;
export const mostBeats = 60;
