using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace Millrace.Runtime.Kafka.Native;

/// <summary>
/// The functions of librdkafka that the data path calls directly; its names without the <c>rd_kafka_</c>. Handles come
/// from Confluent.Kafka's clients. Calls without a run-time transition are those that only read a field.
/// </summary>
internal static unsafe partial class LibRdKafka
{
    static LibRdKafka() => NativeLibrary.SetDllImportResolver(typeof(LibRdKafka).Assembly, KafkaLibrary.Resolve);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_fatal_error")]
    public static partial ErrorCode FatalError(nint client, byte* text, nuint textSize);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_err2str")]
    public static partial byte* ErrorText(ErrorCode code);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_queue_get_consumer")]
    public static partial nint ConsumerQueue(nint client);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_queue_get_main")]
    public static partial nint MainQueue(nint client);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_queue_new")]
    public static partial nint QueueNew(nint client);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_queue_destroy")]
    public static partial void QueueDestroy(nint queue);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_consume_batch_queue")]
    public static partial nint ConsumeBatch(nint queue, int timeoutMs, NativeMessage** messages, nuint capacity);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_consumer_close_queue")]
    public static partial nint ConsumerClose(nint client, nint queue);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_assign")]
    public static partial ErrorCode Assign(nint client, nint partitions);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_consumer_closed")]
    public static partial int ConsumerIsClosed(nint client);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_message_destroy")]
    public static partial void MessageDestroy(NativeMessage* message);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_message_timestamp")]
    [SuppressGCTransition]
    public static partial long MessageTimestamp(NativeMessage* message, int* type);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_message_leader_epoch")]
    [SuppressGCTransition]
    public static partial int MessageLeaderEpoch(NativeMessage* message);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_message_headers")]
    public static partial ErrorCode MessageHeaders(NativeMessage* message, nint* headers);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_header_get_all")]
    public static partial ErrorCode HeaderAt(nint headers, nuint index, byte** name, byte** value, nuint* length);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_topic_name")]
    [SuppressGCTransition]
    public static partial byte* TopicName(nint topic);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_topic_new", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint TopicNew(nint client, string name, nint configuration);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_topic_destroy")]
    public static partial void TopicDestroy(nint topic);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_last_error")]
    public static partial ErrorCode LastError();

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_produceva")]
    public static partial nint Produce(nint client, ProduceArgument* arguments, nuint count);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_flush")]
    public static partial ErrorCode Flush(nint client, int timeoutMs);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_outq_len")]
    public static partial int OutstandingCount(nint client);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_error_code")]
    public static partial ErrorCode ErrorCodeOf(nint error);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_error_string")]
    public static partial byte* ErrorTextOf(nint error);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_error_is_fatal")]
    public static partial int ErrorIsFatal(nint error);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_error_destroy")]
    public static partial void ErrorDestroy(nint error);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_queue_poll")]
    public static partial nint QueuePoll(nint queue, int timeoutMs);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_event_type")]
    public static partial int EventType(nint @event);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_event_message_next")]
    public static partial NativeMessage* EventMessageNext(nint @event);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_event_destroy")]
    public static partial void EventDestroy(nint @event);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_conf")]
    public static partial nint Configuration(nint client);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_conf_set", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ConfigurationSet(nint configuration, string name, string value, byte* error, nuint size);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_assignment_lost")]
    public static partial int AssignmentLost(nint client);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_consumer_group_metadata")]
    public static partial nint GroupMetadata(nint client);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_consumer_group_metadata_generation_id")]
    public static partial int GroupMetadataGeneration(nint metadata);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_consumer_group_metadata_destroy")]
    public static partial void GroupMetadataDestroy(nint metadata);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_handle_mock_cluster")]
    public static partial nint MockCluster(nint client);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_mock_cluster_bootstraps")]
    public static partial byte* MockClusterBootstraps(nint cluster);

    [LibraryImport(
        KafkaLibrary.Name, EntryPoint = "rd_kafka_mock_topic_create", StringMarshalling = StringMarshalling.Utf8)]
    public static partial ErrorCode MockTopicCreate(nint cluster, string topic, int partitions, int replicas);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_mock_group_initial_rebalance_delay_ms")]
    public static partial void MockRebalanceDelay(nint cluster, int delayMs);

    [LibraryImport(KafkaLibrary.Name, EntryPoint = "rd_kafka_mock_set_controller_id")]
    public static partial ErrorCode MockControllerId(nint cluster, int brokerId);
}
