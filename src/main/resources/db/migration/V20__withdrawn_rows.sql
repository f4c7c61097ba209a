-- Shipped rows that were wrong and have no right value; rows that leave their file stay in a database until they are named here.
-- Tiers that Amazon never had for these models; output cheaper than input; previews that were over before anybody saw their price.
DELETE FROM token_price WHERE slug IN (
    'aws-bedrock-regional.anthropic.claude-3-5-sonnet-20240620-v1-0-above-200000-2026-07-24',
    'aws-bedrock-regional.anthropic.claude-3-5-sonnet-20241022-v2-0-above-200000-2026-07-24',
    'azure-openai-llama-4-maverick-17b-128e-instruct-fp8-standard-2026-07-24',
    'azure-openai-meta-llama-3-70b-instruct-standard-2026-07-24',
    'google-gemini-2.5-pro-preview-03-25-standard-2026-01-13',
    'google-gemini-2.5-pro-preview-05-06-standard-2026-01-13',
    'google-gemini-2.5-pro-preview-06-05-standard-2026-01-13');
-- The rate of the tensor cores, which is bf16 here.
DELETE FROM chip_peak WHERE slug = 'nvidia-h100-nvl-fp16';
