/** The window of a party goes along with its lesson, and stands for the same party in every run of it. */
import type { Intent } from '#shared/intents.ts';
import type { Session } from '#shared/session.ts';

/** As whom a window asks this: in another run of lessons it is who it was, and nobody else. */
export function followedSession(
  session: Session,
  intent: Intent,
  isOfLesson: (run: string) => boolean,
): Session {
  const run = 'run' in intent && typeof intent.run === 'string' ? intent.run : session.run;
  return [run, session.run].every(isOfLesson) ? { ...session, run } : session;
}
