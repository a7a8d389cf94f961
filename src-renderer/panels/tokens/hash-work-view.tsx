/**
 * A hash worked out on screen: what goes in, the hash, how much of it is taken, and the text that it
 * makes. A byte and the signs that hold it light up together, under the pointer or by the arrow keys.
 */
import { useState } from 'react';
import { bytesOfSign, signsOfByte } from '#shared/projections/hash-work/byte-signs.ts';
import type { HashWork } from '#shared/projections/hash-work/hash-work.ts';
import { ByteRow } from './byte-row.tsx';

interface HashWorkProps {
  readonly work: HashWork;
  /** The claim that it is compared with; undefined where there is none. */
  readonly found: string | undefined;
  readonly name: string;
}

type Lit = { readonly first: number; readonly last: number } | undefined;

const nothing = { bytes: undefined, signs: undefined } as const;

export function HashWorkView({ work, found, name }: HashWorkProps) {
  const [lit, light] = useState<{ readonly bytes: Lit; readonly signs: Lit }>(nothing);
  const { hash, taken, encoded, digest } = work;
  const lightByte = (index: number | undefined): void => {
    if (index === undefined || index >= taken) return light(nothing);
    const [first, last] = signsOfByte(index);
    light({ bytes: { first: index, last: index }, signs: { first, last } });
  };
  const lightSign = (index: number | undefined): void => {
    if (index === undefined) return light(nothing);
    const [first, last] = bytesOfSign(index, taken);
    light({ bytes: { first, last }, signs: { first: index, last: index } });
  };
  const isHalf = taken < hash.length;
  return (
    <ol className="hash-work" aria-label={`How ${name} is worked out`}>
      <li>
        <Input work={work} />
      </li>
      <li>
        <p>
          Its {digest}, {hash.length} bytes{isHalf ? `; the left ${taken} count` : ''}:
        </p>
        <ByteRow
          label="Bytes of the hash"
          cells={Array.from(hash, hex)}
          taken={taken}
          lit={lit.bytes}
          onPoint={lightByte}
        />
      </li>
      <li>
        <p>{isHalf ? 'Those bytes' : 'They'} in base64url:</p>
        <ByteRow
          label="Signs of the result"
          cells={encoded.split('')}
          taken={encoded.length}
          lit={lit.signs}
          onPoint={lightSign}
        />
        <p className="hash-said" role="status" aria-label="What belongs together">
          {saidOf(lit, work)}
        </p>
      </li>
      {found === undefined ? null : (
        <li>
          <Equal encoded={encoded} found={found} name={name} />
        </li>
      )}
    </ol>
  );
}

function saidOf({ bytes, signs }: { bytes: Lit; signs: Lit }, { hash, encoded }: HashWork): string {
  if (bytes === undefined || signs === undefined) return 'Point at a byte or a sign.';
  const values = Array.from(hash.subarray(bytes.first, bytes.last + 1), hex).join(' ');
  return `${values} ↔ ${encoded.slice(signs.first, signs.last + 1)}`;
}

const shownFirst = 32;

function Input({ work: { text, bytes } }: { readonly work: HashWork }) {
  const [all, showAll] = useState(false);
  const shown = [...bytes.subarray(0, all ? bytes.length : shownFirst)];
  return (
    <>
      <p>
        {text === undefined ? 'The bytes' : 'The text as ASCII'}, {bytes.length} bytes:
      </p>
      <p className="byte-row input-bytes">
        {shown.map((byte, index) => (
          <span key={String(index)} className="byte">
            <span>{text === undefined ? '' : printable(byte)}</span>
            <span>{hex(byte)}</span>
          </span>
        ))}
      </p>
      {bytes.length <= shownFirst ? null : (
        <button type="button" className="link" onClick={() => showAll(!all)}>
          {all ? 'Show fewer' : `Show all ${bytes.length} bytes`}
        </button>
      )}
    </>
  );
}

function printable(byte: number): string {
  return byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

function lengthInCommon(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return length;
}

interface EqualProps {
  readonly encoded: string;
  readonly found: string;
  readonly name: string;
}

function Equal({ encoded, found, name }: EqualProps) {
  const first = lengthInCommon(found, encoded);
  const isEqual = found === encoded;
  return (
    <p className={isEqual ? 'tone-ok' : 'tone-refused'}>
      {name} in the token is <code>{found.slice(0, first)}</code>
      <mark>{isEqual ? '' : found.slice(first)}</mark>:{' '}
      {isEqual ? 'equal.' : `not equal, from sign ${first + 1} on.`}
    </p>
  );
}
