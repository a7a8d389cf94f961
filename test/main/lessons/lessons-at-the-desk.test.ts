/** Every lesson that comes with the workbench, played in its windows’ own runs as a student plays it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lessonFolder, lessonNames } from '#main/lessons/lesson-files.ts';
import { readLesson } from '#shared/lessons/read-lesson.ts';
import { ask, told } from '../../support/files/recorded.ts';
import { type WorkbenchFolder, workbenchFolder } from '../../support/shell/workbench-folder.ts';

let folder: WorkbenchFolder;

beforeEach(() => {
  folder = workbenchFolder();
});
afterEach(() => folder.close());

const textOf = (name: string): string => readFileSync(join(lessonFolder, `${name}.json`), 'utf8');

describe('at the desk', () => {
  it.each(lessonNames())(
    'lesson %s comes to the moment of every beat, and to its end',
    async (name) => {
      const text = textOf(name);
      const read = readLesson(text);
      const beats = read.kind === 'read' ? read.lesson.beats : [];
      const workbench = folder.workbench();
      await ask(workbench, { kind: 'lesson.begin', text });
      for (let page = 1; page <= beats.length + 1; page += 1)
        expect(await ask(workbench, { kind: 'lesson.next' })).toMatchObject({ kind: 'accepted' });
      expect(await told(workbench, 'lesson.strayed')).toEqual([]);
      const reached = await told(workbench, 'lesson.beat-reached');
      expect(reached.map(({ troubles }) => troubles)).toEqual(beats.map(() => []));
      expect((await told(workbench, 'lesson.finished')).length).toBe(1);
    },
  );
});
