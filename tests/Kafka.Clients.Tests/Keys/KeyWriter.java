import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.*;

/** Writes one record with each key that is given as Serializer=key, by Kafka's own serializers. */
public class KeyWriter {
    public static void main(String[] arguments) throws Exception {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", arguments[0]);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 2; i < arguments.length; i++) {
                String[] key = arguments[i].split("=", 2);
                producer.send(new ProducerRecord<>(arguments[1], bytesOf(key[0], key[1]), "{}".getBytes())).get();
            }
        }
    }

    private static byte[] bytesOf(String serializer, String key) throws Exception {
        switch (serializer) {
            case "ShortSerializer": return new ShortSerializer().serialize("", Short.valueOf(key));
            case "IntegerSerializer": return new IntegerSerializer().serialize("", Integer.valueOf(key));
            case "LongSerializer": return new LongSerializer().serialize("", Long.valueOf(key));
            case "UUIDSerializer": return new UUIDSerializer().serialize("", UUID.fromString(key));
            case "Jackson": return new ObjectMapper().writeValueAsBytes(new ObjectMapper().readTree(key));
            case "DataOutputStream": return partsOf(key.split("/"));
            default: return new StringSerializer().serialize("", key);
        }
    }

    private static byte[] partsOf(String[] parts) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream output = new DataOutputStream(bytes);
        byte[] text = parts[0].getBytes(StandardCharsets.UTF_8);
        output.writeInt(text.length);
        output.write(text);
        output.writeInt(Long.BYTES);
        output.writeLong(Long.parseLong(parts[1]));
        return bytes.toByteArray();
    }
}
