import type { FastifyRequest } from 'fastify';
import { toDevice } from '../domain/device.ts';

/** What the browser that sends a request is called: `Firefox on Linux`. Null for programs. */
export function deviceOf(request: FastifyRequest): string | null {
  return toDevice(request.headers['user-agent']);
}

/** What is kept of where a session is opened: the device as its owner knows it, and the address as a hash. */
export function visitOf(request: FastifyRequest): { device: string | null; address: string } {
  return { device: deviceOf(request), address: request.ip };
}
