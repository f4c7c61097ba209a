package dev.modelcost.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedPrecisionTest {

    @ParameterizedTest
    @CsvSource({
        "llama3.1:70b-instruct-q4_K_M, int4",
        "qwen2.5-coder:32b-instruct-q8_0, int8",
        "TheBloke/Llama-2-70B-chat-GPTQ, int4",
        "Qwen/Qwen2.5-72B-Instruct-GPTQ-Int8, int8",
        "RedHatAI/Llama-4-Scout-17B-16E-Instruct-quantized.w4a16, int4",
        "nvidia/DeepSeek-R1-0528-FP4, fp4",
        "amd/Llama-3.3-70B-Instruct-FP8-KV, fp8",
        "unsloth/Llama-3.3-70B-Instruct-bnb-4bit, int4",
        "mlx-community/Qwen3-32B-8bit, int8",
        "gemma3:27b-it-qat, int4",
        "llama3.2:1b-instruct-fp16, bf16",
        "llama-3.1-70b, ",
        "unsloth/DeepSeek-R1-GGUF, ",
        "llama3.1:8b-instruct-q6_K, ",
        "gpt-4o, "
    })
    void isThatWhichTheNameTells(String name, String format) {
        assertThat(PackedPrecision.in(name).orElse(null)).isEqualTo(format);
    }
}
