"""The page of models by FastAPI, asyncpg and two workers of uvicorn. PORT, DATABASE and QUERY in the environment."""

import base64
import hashlib
import json
import os
from typing import Annotated

import asyncpg
import uvicorn
from fastapi import FastAPI, Query, Response

WORKERS = 2
CONNECTIONS = 16
QUERY = open(os.environ["QUERY"], encoding="utf-8").read().strip()
FIRST = QUERY + " ORDER BY e.slug LIMIT $1"
AFTER = QUERY + " WHERE e.slug > $2 ORDER BY e.slug LIMIT $1"


app = FastAPI()


# Not by "lifespan", which Debian's FastAPI 0.92 does not know yet.
@app.on_event("startup")
async def connect():
    app.state.pool = await asyncpg.create_pool(
        os.environ["DATABASE"],
        min_size=1,
        max_size=CONNECTIONS // WORKERS,
        server_settings={"plan_cache_mode": "force_generic_plan"},  # See models.sql.
    )


def plain(value):
    if isinstance(value, float) and value == int(value) and abs(value) < 1e15:
        return int(value)
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)


def item(row):
    found = {}
    for name, value in row.items():
        outer, dot, inner = name.partition(".")
        if not dot:
            found[name] = plain(value)
        elif outer not in found:
            found[outer] = None if value is None else {inner: plain(value)}
        elif found[outer] is not None:
            found[outer][inner] = plain(value)
    found["retirements"] = json.loads(found["retirements"])
    return found


@app.get("/api/v1/models")
async def models(limit: Annotated[int, Query(ge=1, le=100)] = 20, cursor: str | None = None):
    if cursor is None:
        rows = await app.state.pool.fetch(FIRST, limit + 1)
    else:
        slug = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().split("\n")[2]
        rows = await app.state.pool.fetch(AFTER, limit + 1, slug)
    items = [item(row) for row in rows[:limit]]
    following = None
    if len(rows) > limit:
        last = items[-1]["slug"]
        following = base64.urlsafe_b64encode(f"slug\n{last}\n{last}".encode()).decode().rstrip("=")
    body = json.dumps({"items": items, "next": following, "assumed": []}, separators=(",", ":"), ensure_ascii=False).encode()
    return Response(
        body,
        media_type="application/json",
        headers={
            "Cache-Control": "public, max-age=60",
            "Vary": "Accept-Encoding",
            "ETag": f'"{hashlib.sha256(body).hexdigest()[:24]}"',
        },
    )


if __name__ == "__main__":
    uvicorn.run(
        "app:app", app_dir=os.path.dirname(os.path.abspath(__file__)), host="127.0.0.1", port=int(os.environ["PORT"]), workers=WORKERS,
        loop="uvloop", http="httptools", access_log=False, log_level="warning",
    )
