export { type Cache, createCache } from './cache';
export { type Caches, createCaches } from './caches';
