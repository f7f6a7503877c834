import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from './language.js';
import { Problem } from './problem.js';
import { PROBLEM_TYPE, problemBody } from './problem-body.js';
import { toProblem } from './to-problem.js';

/** Answers requests Fastify refuses before any route: a broken address, a part too long. */
export function refuseBadAddress(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const problem = toProblem(error) ?? new Problem(400, 'MALFORMED_REQUEST');
  const language = languageOf(request.headers['accept-language']);
  void reply
    .status(problem.status)
    .header('content-language', language)
    .type(PROBLEM_TYPE)
    .send(problemBody(problem, language));
}

/** Answers what is not HTTP at all, on the socket itself: there is no request yet. */
export function refuseBrokenHttp(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  const body = JSON.stringify(problemBody(new Problem(status, 'MALFORMED_REQUEST'), 'zh'));
  socket.end(
    `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\n` +
      `Content-Type: ${PROBLEM_TYPE}\r\nContent-Language: zh\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
