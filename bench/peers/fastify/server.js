// The page of models by Fastify and pg, in two processes. PORT, DATABASE and QUERY in the environment.
import cluster from 'node:cluster';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import pg from 'pg';

const WORKERS = 2;
const CONNECTIONS = 16;
const QUERY = readFileSync(process.env.QUERY, 'utf8').trim();

// Dates as they are stored, and bigint as numbers.
pg.types.setTypeParser(1082, (text) => text);
pg.types.setTypeParser(20, Number);

function item(row) {
  const found = {};
  for (const name of Object.keys(row)) {
    const dot = name.indexOf('.');
    if (dot < 0) {
      found[name] = row[name];
      continue;
    }
    const outer = name.slice(0, dot);
    if (!(outer in found)) {
      found[outer] = row[name] === null ? null : { [name.slice(dot + 1)]: row[name] };
    } else if (found[outer] !== null) {
      found[outer][name.slice(dot + 1)] = row[name];
    }
  }
  found.retirements = JSON.parse(found.retirements);
  return found;
}

function serve() {
  const pool = new pg.Pool({
    connectionString: process.env.DATABASE,
    max: CONNECTIONS / WORKERS,
    options: '-c plan_cache_mode=force_generic_plan', // See models.sql.
  });
  const app = fastify();
  const querystring = {
    type: 'object',
    additionalProperties: false,
    properties: { limit: { type: 'integer', minimum: 1, maximum: 100, default: 20 }, cursor: { type: 'string' } },
  };
  app.get('/api/v1/models', { schema: { querystring } }, async (request, reply) => {
    const { limit, cursor } = request.query;
    const { rows } = cursor
      ? await pool.query({
          name: 'after',
          text: `${QUERY} WHERE e.slug > $2 ORDER BY e.slug LIMIT $1`,
          values: [limit + 1, Buffer.from(cursor, 'base64url').toString().split('\n')[2]],
        })
      : await pool.query({ name: 'first', text: `${QUERY} ORDER BY e.slug LIMIT $1`, values: [limit + 1] });
    const items = rows.slice(0, limit).map(item);
    const last = rows.length > limit ? items[limit - 1].slug : null;
    const next = last === null ? null : Buffer.from(`slug\n${last}\n${last}`).toString('base64url');
    const body = JSON.stringify({ items, next, assumed: [] });
    reply
      .header('Content-Type', 'application/json')
      .header('Cache-Control', 'public, max-age=60')
      .header('Vary', 'Accept-Encoding')
      .header('ETag', `"${createHash('sha256').update(body).digest('hex').slice(0, 24)}"`);
    return reply.send(body);
  });
  app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
}

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) {
    cluster.fork();
  }
  process.on('SIGTERM', () => process.exit(0));
} else {
  serve();
}
