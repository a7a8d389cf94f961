/** The book, loaded when somebody opens it: nobody waits for it on the first screen. */
import { lazy, Suspense } from 'react';

const Browser = lazy(async () => {
  const { ClauseBrowser } = await import('./clause-browser.tsx');
  return { default: ClauseBrowser };
});

export function LazyBrowser() {
  return (
    <Suspense fallback={<p className="empty" aria-busy="true" />}>
      <Browser />
    </Suspense>
  );
}
