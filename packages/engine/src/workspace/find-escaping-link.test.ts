import { describe, expect, it } from 'vitest';
import { findEscapingLink } from './find-escaping-link';

const escaping = (links: Record<string, string>) =>
  findEscapingLink(new Map(Object.entries(links)));

describe('links of a tree', () => {
  it.each([
    ['to a file beside it', { a: 'b.txt' }],
    ['up and down again', { 'x/y/a': '../../z/b.txt' }],
    ['to the tree itself', { loop: '.' }],
    ['through another link', { a: 'b/c', b: 'd' }],
    ['to what is not there', { a: 'missing/one' }],
  ])('may lead %s', (_name, links) => {
    expect(escaping(links)).toBeNull();
  });

  it.each([
    ['by an absolute path', { a: '/etc/passwd' }, 'a'],
    ['by too many steps up', { 'x/a': '../../etc' }, 'x/a'],
    [
      'through another link, although its own text stays inside',
      { 'p/q/b': '../../x', a: 'p/q/b/../..' },
      'a',
    ],
    ['through an absolute link', { a: 'b/c', b: '/etc' }, 'a'],
  ])('may not lead out %s', (_name, links, found) => {
    expect(escaping(links)).toBe(found);
  });

  it.each([
    ['one', { a: 'a' }],
    ['two', { a: 'b', b: 'a' }],
    ['a growing one', { a: 'a/a' }],
  ])('may not go round: %s', (_name, links) => {
    expect(escaping(links)).toBe('a');
  });
});
