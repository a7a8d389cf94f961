/** Files that are dragged over the window and dropped on it, wherever that is. */
import { useEffect, useRef, useState } from 'react';

/** True while files hang over the window; hands them on when they are dropped. */
export function useFileDrop(take: (files: readonly File[]) => void): boolean {
  const [isDragged, setDragged] = useState(false);
  const newest = useRef(take);
  useEffect(() => {
    newest.current = take;
  }, [take]);
  useEffect(() => {
    // Every element that is entered or left says so; the window is left with the last of them.
    let inside = 0;
    const enter = (event: DragEvent): void => {
      if (!bringsFiles(event)) return;
      inside += 1;
      setDragged(true);
    };
    const leave = (event: DragEvent): void => {
      if (!bringsFiles(event)) return;
      inside = Math.max(0, inside - 1);
      if (inside === 0) setDragged(false);
    };
    const over = (event: DragEvent): void => {
      if (bringsFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      inside = 0;
      setDragged(false);
      newest.current([...(event.dataTransfer?.files ?? [])]);
    };
    const ending = new AbortController();
    const options = { signal: ending.signal };
    window.addEventListener('dragenter', enter, options);
    window.addEventListener('dragleave', leave, options);
    window.addEventListener('dragover', over, options);
    window.addEventListener('drop', drop, options);
    return () => ending.abort();
  }, []);
  return isDragged;
}

function bringsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
