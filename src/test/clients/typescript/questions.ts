// The README's three questions, one line each: node out/questions.js URL
import { argv } from "node:process";
import createClient from "openapi-fetch";
import type { paths } from "./api.js";

const api = createClient<paths>({
  baseUrl: argv[2] ?? "http://localhost:8080",
  // Lists are separated by commas: models=deepseek-r1,o1
  querySerializer: { array: { style: "form", explode: false } },
});

function answer<T>(answered: { data?: T; error?: unknown }): T {
  if (answered.data === undefined) {
    throw new Error(JSON.stringify(answered.error));
  }
  return answered.data;
}

const cost = answer(
  await api.GET("/api/v1/models/{slug}/training-cost", {
    params: { path: { slug: "deepseek-r1" }, query: { lineage: true, fields: "costUsd,lineage" } },
  }),
);
const stages = cost.lineage.map((stage) => `${stage.model.slug} ${stage.costUsd.median}`);
console.log(`cost: ${cost.costUsd.median} USD, of which ${stages.join(", ")}`);

const comparison = answer(
  await api.GET("/api/v1/compare", {
    params: { query: { models: ["deepseek-r1", "o1"], fields: "asOf,priceRatios" } },
  }),
);
const ratios = comparison.priceRatios.map((ratio) => `${ratio.kind} ${ratio.times.toFixed(2)}`);
console.log(`prices on ${comparison.asOf}: ${ratios.join(", ")}`);

const audit = answer(
  await api.GET("/api/v1/claims/{id}/audit", {
    params: {
      path: { id: "zdnet-2025-09-22-deepseek-r1-training-cost" },
      query: { fields: "verdict,certainty" },
    },
  }),
);
console.log(`claim: ${audit.verdict}, with ${audit.certainty} certainty`);
