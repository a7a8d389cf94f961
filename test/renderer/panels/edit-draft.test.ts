/** A message taken apart for editing and put together again: only what differs is asked for. */
import { describe, expect, it } from 'vitest';
import { faultsOf } from '#renderer/panels/in-flight/draft-faults.ts';
import { type DraftRow, draftOf, type EditDraft } from '#renderer/panels/in-flight/edit-draft.ts';
import { editOf } from '#renderer/panels/in-flight/edit-of-draft.ts';
import { encodeBase64Url } from '#shared/protocol/encoding/base64.ts';
import { decodeBase64Text, encodeBase64Text } from '#shared/protocol/encoding/base64-text.ts';
import { encodeUtf8 } from '#shared/protocol/encoding/utf8.ts';
import { type HttpRequest, jsonResponse, note } from '#shared/protocol/encoding/wire.ts';

const poll: HttpRequest = {
  kind: 'http.request',
  method: 'POST',
  target: '/token',
  headers: [
    ['Content-Type', 'application/x-www-form-urlencoded'],
    ['Content-Length', '22'],
  ],
  body: encodeBase64Text('auth_req_id=abc&scope='),
};

function part(of: object): string {
  return encodeBase64Url(encodeUtf8(JSON.stringify(of)));
}

const jwt = `${part({ alg: 'ES256' })}.${part({ sub: 'alice', acr: 'pin', exp: 12 })}.c2ln`;
const tokens = jsonResponse(200, { access_token: 'opaque', id_token: jwt, expires_in: 60 });

function valued(rows: readonly DraftRow[], name: string, value: string): readonly DraftRow[] {
  return rows.map((row) => (row.name === name ? { ...row, value } : row));
}

describe('a draft of a message', () => {
  it.each([
    ['a form', poll],
    ['a JSON answer', tokens],
    ['a note', note('prompt', { binding_message: 'PAY' })],
    ['bytes that are no text', { ...poll, body: '/w==' }],
  ])('asks for nothing while nothing is changed in %s', (_, wire) => {
    const draft = draftOf(wire);
    expect(faultsOf(draft, draft.jwts[0])).toEqual(new Map());
    expect(editOf(draft, draft, draft.jwts[0])).toEqual({});
  });

  it('writes the form anew when one parameter is changed, and leaves the headers alone', () => {
    const before = draftOf(poll);
    const after = { ...before, members: valued(before.members, 'auth_req_id', 'x y') };
    const { wire, jwt: none } = editOf(before, after, undefined);
    expect(none).toBeUndefined();
    expect(Object.keys(wire ?? {})).toEqual(['body']);
    expect(decodeBase64Text(wire?.body ?? '')).toBe('auth_req_id=x+y&scope=');
  });

  it('lets the length fit when headers and body both change, but not one that was written', () => {
    const before = draftOf(poll);
    const members = valued(before.members, 'auth_req_id', 'longer');
    const extra: DraftRow = { key: '9', name: 'X-Odd', value: '1' };
    const fitting = editOf(
      before,
      { ...before, members, headers: [...before.headers, extra] },
      undefined,
    );
    expect(fitting.wire?.headers).toContainEqual(['Content-Length', '25']);
    const lie = valued(before.headers, 'Content-Length', '7');
    const lying = editOf(before, { ...before, members, headers: lie }, undefined);
    expect(lying.wire?.headers).toContainEqual(['Content-Length', '7']);
  });

  it('keeps the types of JSON members', () => {
    const before = draftOf(tokens);
    const after = { ...before, members: valued(before.members, 'expires_in', '5') };
    const body = decodeBase64Text(editOf(before, after, undefined).wire?.body ?? '') ?? '';
    expect(JSON.parse(body)).toMatchObject({ access_token: 'opaque', expires_in: 5 });
  });

  it('names the claims that are changed and taken away, and how the JWT is signed then', () => {
    const before = draftOf(tokens);
    const [held] = before.jwts;
    if (held === undefined) throw new Error('The answer holds a JWT.');
    const claims = valued(held.claims, 'sub', '"bruno"').filter(({ name }) => name !== 'acr');
    expect(editOf(before, before, { ...held, claims, resign: 'wrong key' })).toEqual({
      jwt: { at: 'id_token', set: { sub: 'bruno' }, remove: ['acr'], resign: 'wrong key' },
    });
  });

  it('finds a JWT behind a scheme in a header', () => {
    const headers: HttpRequest['headers'] = [['Authorization', `Bearer ${jwt}`]];
    expect(draftOf({ ...poll, headers }).jwts.map(({ at }) => at)).toEqual(['Authorization']);
  });
});

describe('what is wrong with a draft', () => {
  const faultOf = (field: string, change: (draft: EditDraft) => EditDraft): string | undefined =>
    faultsOf(change(draftOf(tokens)), undefined).get(field);

  it('is told at the first line', () => {
    expect(faultOf('line.status', (of) => ({ ...of, line: { ...of.line, status: '99' } }))).toMatch(
      /from 100 to 599/,
    );
  });

  it('is told at a member that is no JSON, has no name or stands there twice', () => {
    const withRow = (row: DraftRow) => (of: EditDraft) => ({
      ...of,
      members: [...of.members, row],
    });
    const row = { key: '7', name: 'extra', value: 'plain' };
    expect(faultOf('members.7.value', withRow(row))).toMatch(/as JSON/);
    expect(faultOf('members.7.name', withRow({ ...row, name: '' }))).toMatch(/Give it a name/);
    const twice = { ...row, name: 'expires_in', value: '1' };
    expect(faultOf('members.7.name', withRow(twice))).toMatch(/there already/);
  });

  it('is told at a header with a blank in its name or a line break in its value', () => {
    const headers = [{ key: '0', name: 'X Y', value: 'a\nb' }];
    expect(faultOf('headers.0.name', (of) => ({ ...of, headers }))).toMatch(/one word/);
    expect(faultOf('headers.0.value', (of) => ({ ...of, headers }))).toMatch(/one line/);
  });
});
