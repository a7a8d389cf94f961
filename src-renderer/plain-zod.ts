/**
 * Zod tries whether it may write functions at run time. This page's policy forbids it, and the try
 * costs a second reading of the whole program.
 */
import { config } from 'zod';

config({ jitless: true });
