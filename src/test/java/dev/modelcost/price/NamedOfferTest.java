package dev.modelcost.price;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.modelcost.testsupport.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions that name what is sold as people write it. */
@ServiceTest
class NamedOfferTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    openai/gpt-4o     | 2026-08-01 | 2.5  | gpt-4o
                    gpt-4-turbo       | 2026-08-01 | 10   | gpt-4-turbo-2024-04
                    deepseek-chat     | 2025-03-01 | 0.27 | deepseek-v3
                    gpt-3.5-turbo     | 2025-01-01 | 0.5  | gpt-3.5-turbo
                    gpt-3.5-turbo-16k | 2024-06-01 | 3    | gpt-3.5-turbo
                    gpt-4o-2024-05-13 | 2026-08-01 | 5    | gpt-4o
                    deepseek/deepseek-chat | 2025-03-01 | 0.27 | deepseek-v3
                    chatgpt-4o-latest | 2025-06-01 | 5    | gpt-4o
                    chatgpt-4o-latest | 2026-08-01 | 5    | gpt-4o
                    us.meta.llama3-1-405b-instruct-v1:0 | 2026-08-22 | 5.32 | llama-3.1-405b
                    au.anthropic.claude-opus-4-8 | 2026-08-22 | 5.5 | claude-opus-4.8
                    us.anthropic.claude-opus-4-5-20251101-v1:0 | 2026-08-22 | 5.5 | claude-opus-4.5
                    azure/eu/gpt-5.1  | 2026-08-22 | 1.38 | gpt-5.1
                    azure/gpt-5.1     | 2026-08-22 | 1.25 | gpt-5.1
                    azure/gpt-4o-2024-08-06 | 2026-08-22 | 2.5 | gpt-4o-2024-08
                    azure/eu/gpt-4o-2024-08-06 | 2026-08-22 | 2.75 | gpt-4o-2024-08
                    azure/global/gpt-4o-2024-11-20 | 2026-08-22 | 2.5 | gpt-4o-2024-11
                    azure/us/gpt-5-2025-08-07 | 2026-08-22 | 1.375 | gpt-5
                    azure/eu/gpt-5-2025-08-07 | 2026-08-22 | 1.375 | gpt-5
                    azure/gpt-5-2025-08-07 | 2026-08-22 | 1.25 | gpt-5
                    bedrock/ap-south-1/meta.llama3-70b-instruct-v1:0 | 2026-08-22 | 3.18 | llama-3-70b
                    eu.amazon.nova-pro-v1:0 | 2026-08-22 | 1.05 | amazon-nova-pro
                    us.deepseek.v3.2  | 2026-08-22 | 0.62 | deepseek-v3.2
                    deepinfra/meta-llama/Llama-3.3-70B-Instruct-Turbo | 2026-08-22 | 0.1 | llama-3.3-70b
                    xai/grok-3-fast-latest | 2026-01-15 | 5    | grok-3
                    gpt-4-32k         | 2025-01-01 | 60   | gpt-4
                    grok-3-fast       | 2026-01-15 | 5    | grok-3
                    grok-3            | 2026-01-15 | 3    | grok-3
                    Gemini 3.1 Pro    | 2026-08-01 | 4    | gemini-3.1-pro
                    mistral-large     | 2025-06-01 | 4    | mistral-large
                    deepseek-v2.5     | 2024-10-15 | 0.14 | deepseek-v2.5
                    deepseek-v3-0324  | 2025-05-15 | 0.27 | deepseek-v3-2025-03
                    DeepSeek-R1-0528  | 2025-07-15 | 0.55 | deepseek-r1-2025-05
                    deepseek-v3.2-exp | 2025-10-15 | 0.28 | deepseek-v3.2-exp
                    DeepSeek V3.2     | 2026-01-15 | 0.28 | deepseek-v3.2
                    """)
    void aModelIsPricedUnderTheNameThatIsAskedFor(
            String name, String day, float usd, String model) {
        cost("{\"model\": \"%s\", \"at\": \"%sT12:00:00Z\", \"promptTokens\": 1000000, \"outputTokens\": 0}"
                        .formatted(name, day))
                .statusCode(200)
                .body("amount.toFloat()", equalTo(usd))
                .body("model.slug", equalTo(model));
    }

    @Test
    void anIdOfAProvidersInterfaceMeansTheModelThatItSells() {
        cost("""
                        {"provider": "bedrock", "providerModel": "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
                         "promptTokens": 100000, "outputTokens": 0}
                        """)
                .statusCode(200)
                .body("provider.slug", equalTo("aws-bedrock"))
                .body("model.slug", equalTo("claude-sonnet-4.5"))
                .body("assumed", hasItem("Provider: 'bedrock' was taken for aws-bedrock."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    azure/gpt-4o                                    | azure-openai
                    groq/llama-3.3-70b-versatile                    | groq
                    us.meta.llama3-1-70b-instruct-v1:0              | aws-bedrock
                    qwen.qwen3-coder-next                           | aws-bedrock
                    gpt-4.1                                         | openai
                    together_ai/meta-llama/Llama-3.3-70B-Instruct-Turbo | together
                    bedrock/eu-west-1/meta.llama3-70b-instruct-v1:0 | aws-bedrock
                    us.anthropic.claude-sonnet-4-5-20250929-v1:0    | aws-bedrock
                    openrouter/deepseek/deepseek-r1                 | openrouter
                    openai/gpt-4o                                   | openai
                    """)
    void aNameThatSaysWhoSellsTheModelIsPricedThere(String name, String provider) {
        cost("{\"model\": \"%s\", \"at\": \"2026-08-01T12:00:00Z\", \"promptTokens\": 1000, \"outputTokens\": 0}"
                        .formatted(name))
                .statusCode(200)
                .body("provider.slug", equalTo(provider));
    }

    @Test
    void whatItsMakerDoesNotSellIsPricedAtTheCheapestProvider() {
        cost("{\"model\": \"llama-3.3-70b\", \"at\": \"2026-08-01T12:00:00Z\", \"promptTokens\": 1000, \"outputTokens\": 1000}")
                .statusCode(200)
                .body(
                        "assumed",
                        hasItem(containsString("the cheapest for this request in the record")));
    }

    @Test
    void whatIsSoldUnderANameOfNoModelIsPricedByThatName() {
        cost("{\"model\": \"tts-1\", \"at\": \"2026-08-01T12:00:00Z\", \"characters\": 1000000}")
                .statusCode(200)
                .body("amount", equalTo(15))
                .body("model", nullValue())
                .body("providerModel", equalTo("tts-1"))
                .body(
                        "assumed",
                        hasItem(containsString("OpenAI sells something under the name tts-1")));
        cost("{\"model\": \"openai/gpt-realtime-whisper\", \"at\": \"2026-08-01T12:00:00Z\", \"audioMinutes\": 1}")
                .statusCode(200)
                .body("provider.slug", equalTo("openai"));
        cost("{\"model\": \"whisper\", \"at\": \"2026-08-01T12:00:00Z\", \"audioMinutes\": 60}")
                .statusCode(200)
                .body("amount.toFloat()", equalTo(0.36f));
        cost("{\"model\": \"no-such-model\", \"promptTokens\": 1, \"outputTokens\": 1}")
                .statusCode(404);
    }

    @Test
    void aHostThatANameSaysIsNotTakenForAnother() {
        cost("{\"model\": \"fireworks_ai/accounts/fireworks/models/gemma-7b\", \"at\": \"2026-08-01T12:00:00Z\", \"promptTokens\": 1000, \"outputTokens\": 1000}")
                .statusCode(422)
                .body(
                        "detail",
                        containsString(
                                "by Fireworks AI that held on 2026-08-01. It has prices of it by these providers: groq"));
        cost("{\"model\": \"cerebras/zai-glm-4.6\", \"at\": \"2026-08-01T12:00:00Z\", \"promptTokens\": 1000, \"outputTokens\": 1000}")
                .statusCode(200)
                .body("provider.slug", equalTo("zhipu"))
                .body("assumed", hasItem(containsString("the price is that of its maker")));
    }

    @Test
    void aNameThatIsNoLongerListedIsSaidToBe() {
        cost("{\"model\": \"gemini-2.5-flash-preview-04-17\", \"at\": \"2026-08-01T12:00:00Z\", \"promptTokens\": 1000, \"outputTokens\": 1000}")
                .statusCode(200)
                .body(
                        "assumed",
                        hasItem(containsString("had gemini-2.5-flash-preview-04-17 until")));
    }

    @Test
    void aNameThatMayBeSeveralModelsListsThem() {
        cost("{\"model\": \"llama-3.1\", \"promptTokens\": 1, \"outputTokens\": 1}")
                .statusCode(404)
                .body("parameter", equalTo("model"))
                .body("candidates", hasItem("llama-3.1-70b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prices?model=nonexistent-model",
                "prices?provider=nonexistent",
                "prices?providerModel=nonexistent",
                "models?organization=nonexistent",
                "models?baseModel=nonexistent",
                "chips?vendor=nonexistent",
                "claims?chip=nonexistent",
                "claims?source=nonexistent",
                "providers?organization=nonexistent"
            })
    void aFilterByWhatIsNotThereIsRefused(String list) {
        given().get("/api/v1/" + list)
                .then()
                .statusCode(404)
                .body("detail", containsString("'nonexistent"));
    }

    @Test
    void anotherNameInAPathLeadsToTheSlug() {
        var moved =
                given().urlEncodingEnabled(false)
                        .redirects()
                        .follow(false)
                        .get("/api/v1/models/meta-llama%2FLlama-3.1-70B-Instruct");

        assertThat(moved.statusCode()).isEqualTo(308);
        assertThat(moved.header("Location")).endsWith("/api/v1/models/llama-3.1-70b");
        assertThat(moved.jsonPath().getString("resolved")).isEqualTo("llama-3.1-70b");
    }

    private static ValidatableResponse cost(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/estimates/request-cost")
                .then();
    }
}
