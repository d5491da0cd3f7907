import type { Bundle, ZObject } from 'zapier-platform-core';
import { createDeadline } from './deadline.ts';
import { isVendorError, remedyFor, type VendorError } from '../errors.ts';
import type { Deadline } from '../ports/deadline.ts';

/** Seconds Zapier waits where the vendor named no delay. */
const DEFAULT_RETRY_SECONDS = 60;

type Perform<Input extends Record<string, unknown>, Output> = (z: ZObject, bundle: Bundle<Input>, deadline: Deadline) => Promise<Output>;

/**
 * Wraps a `perform`: one deadline for the whole step, and every failure turned into the Zapier error that fits it.
 * Core writes a step's whole input into the message and the log of an error unless `doNotContextify` is set: ticket text
 * must not get there.
 */
export function step<Input extends Record<string, unknown>, Output>(perform: Perform<Input, Output>) {
  return async (z: ZObject, bundle: Bundle<Input>): Promise<Output> => {
    try {
      // A connection of its own: what is remembered by it must end with the event, whoever hands in the same object twice.
      return await perform(z, { ...bundle, authData: { ...bundle.authData } }, createDeadline());
    } catch (error) {
      throw toZapierError(z, error);
    }
  };
}

/** The Zapier error for anything a step may throw. */
export function toZapierError(z: ZObject, error: unknown): Error {
  if (!(error instanceof Error)) return new z.errors.Error('Something went wrong in this step. Please run it again.', 'unexpected', 500);
  if (isVendorError(error)) return vendorError(z, error);
  if (error.name === 'Halt') return silent(new z.errors.HaltedError(error.message));
  if (error.name === 'InputError') return new z.errors.Error(error.message, 'input', 400);
  if ('doNotContextify' in error) return error;
  return new z.errors.Error(`This step failed unexpectedly (${error.name} ${placeOf(error)}). Please run it again, and tell us if it stays.`, 'unexpected', 500);
}

/**
 * Where a bug of ours happened: function, file name and line. The error's own words come before the frames in a stack and
 * may quote the ticket over several lines: they are cut off first, and nothing without that form counts as a frame.
 */
function placeOf({ name, message, stack = '' }: Error): string {
  const opening = `${name}: ${message}`;
  const frames = message === '' ? stack : stack.startsWith(opening) ? stack.slice(opening.length) : '';
  const [, caller = '', file = ''] = /\n {4}at (?:async )?(?:([\w.<>$ ]{1,60}) \()?[^\n]{0,300}?([\w.-]{1,60}:\d{1,7}:\d{1,7})\)?(?=\n|$)/.exec(frames) ?? [];
  return `${caller} ${file}`.trim();
}

function vendorError(z: ZObject, error: VendorError): Error {
  switch (remedyFor(error)) {
    case 'reconnect':
      return silent(new z.errors.ExpiredAuthError(error.message));
    case 'refresh':
      return silent(new z.errors.RefreshAuthError(error.message));
    case 'retry_later':
      return new z.errors.ThrottledError(error.message, error.detail.retryAfterSeconds ?? DEFAULT_RETRY_SECONDS);
    case 'stop':
      return new z.errors.Error(error.message, error.problem, 400);
  }
}

const silent = <E extends Error>(error: E): E => Object.assign(error, { doNotContextify: true });
