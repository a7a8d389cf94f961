/** `lesson` on the command line: what was found on stdout, and exit codes that mean it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cli } from '#test/support/files/command-line.ts';
import { changedLesson, smallLesson } from '#test/support/files/small-lesson.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

function put(name: string, text: string): string {
  const path = join(folder.path, name);
  writeFileSync(path, text);
  return path;
}

describe('lesson', () => {
  it('says that a lesson keeps what it says, and ends with 0', () => {
    const path = put('small.json', JSON.stringify(smallLesson()));
    expect(cli('lesson', path)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(
        /: 2 of 2 beats, \d+ entries, 9 findings; all of them hold\.\n$/,
      ),
      stderr: '',
    });
    const listed = cli('lesson', path, '--entries', '--verbose').stdout;
    expect(listed).toMatch(
      /main +7 +40 ms {2}provider {2}rules\.judged {2}backchannel-authentication: accepted/,
    );
    expect(listed).toContain('-- the moment of «approved»\n');
    expect(listed).toContain('  holds beats[0].task.find (find, run main): ');
  });

  it('names the places that fail, and ends with 1', () => {
    const path = put('wrong.json', changedLesson('ending.text.0.shows.0.count', 2));
    expect(cli('lesson', path)).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(
        /; 1 fail\.\n {2}FAILS ending\.text\[0\]\.shows\[0\] \(claim, run main\): /,
      ),
    });
  });

  it('plays a built-in one by its name, and lists them all', () => {
    expect(cli('lesson', 'poll')).toMatchObject({ status: 0 });
    expect(cli('lesson', '--list').stdout).toMatch(/^02-poll {2}Poll: /m);
  });

  it.each<[string, () => string[], RegExp]>([
    [
      'a file with a fault',
      () => [put('odd.json', changedLesson('beats.0.run', 'x'))],
      /odd\.json: beats\[0\]\.run: There is no run «x»/,
    ],
    ['a file that is not there', () => ['nowhere'], /There is no lesson «nowhere»/],
    ['no lesson at all', () => [], /Name one lesson, or say --all/],
  ])('ends with 2 and a sentence for %s', (_, parameters, sentence) => {
    expect(cli('lesson', ...parameters())).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(sentence),
    });
  });

  it('is described by a JSON Schema, which an editor can use', () => {
    const { properties, $defs } = JSON.parse(cli('schema', 'lesson').stdout) as {
      properties: object;
      $defs: object;
    };
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(['runs', 'beats', 'ending']));
    expect(Object.keys($defs)).toEqual(expect.arrayContaining(['Sentence', 'Claim', 'Deed']));
  });
});
