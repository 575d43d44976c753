using Confluent.Kafka;
using Millrace.Runtime.Checkpointing;
using Millrace.Runtime.Checkpointing.Starts;
using Millrace.Runtime.Objects;
using Millrace.Runtime.Options;
using Millrace.Runtime.Tasks;

namespace Millrace.Runtime.Hosting;

/// <summary>Says why a job has failed, and what its operator can do.</summary>
internal static class JobFailure
{
    /// <summary>False for failures that their message tells completely.</summary>
    public static bool HasUsefulTrace(Exception failure) => failure switch
    {
        RecordFailedException record => record.InnerException is not Contracts.RecordFormatException,
        CheckpointRefusedException or ObjectStoreException or MillraceConfigurationException => false,
        KafkaException kafka => kafka.Error.Code != ErrorCode.Local_UnsupportedFeature && !IsUnreachable(kafka),
        _ => true,
    };

    public static string Describe(Exception failure, JobPlan plan) => failure switch
    {
        RecordFailedException record => record.Message + Advice(record, plan),
        KafkaException kafka when LacksTransactions(kafka, plan) =>
            $"the brokers at {plan.BootstrapServers} have no transactions ({kafka.Error.Reason}), which exactly once "
            + $"needs: Kafka 0.11 or newer. Set Millrace:Jobs:{plan.Name}:Delivery to AtLeastOnce to run without them.",
        KafkaException kafka when LacksIdempotence(kafka) =>
            $"the brokers at {plan.BootstrapServers} are too old for it ({kafka.Error.Reason}). Set "
            + "Millrace:Kafka:enable.idempotence to false: a retry can then write an output twice.",
        KafkaException { Error.Code: ErrorCode.FencedInstanceId } kafka =>
            $"another live process runs with the InstanceId '{plan.InstanceId}' in group '{plan.GroupId}' "
            + $"({kafka.Error.Reason}). "
            + "Give every process of a group a Millrace:InstanceId of its own, or none.",
        KafkaException { Error.Code: ErrorCode.InvalidTransactionTimeout } =>
            $"Millrace:Kafka:transaction.timeout.ms is {plan.TransactionTimeout.TotalMilliseconds}, which is more than "
            + "the brokers' transaction.max.timeout.ms allows. Lower the one or raise the other.",
        KafkaException kafka when IsUnreachable(kafka) =>
            $"no broker at {plan.BootstrapServers} answered in time ({kafka.Error.Reason}). Check "
            + "Millrace:BootstrapServers, that the brokers run, and the security settings under Millrace:Kafka.",
        ObjectStoreException store =>
            $"{store.Message} Nothing is lost: the job goes on from its last checkpoint when it is started again with "
            + "room and permission in the folder",
        _ => failure.Message,
    };

    private static bool IsUnreachable(KafkaException failure) => failure.Error.Code is
        ErrorCode.Local_TimedOut or ErrorCode.Local_Transport or ErrorCode.Local_AllBrokersDown
        or ErrorCode.Local_Resolve;

    private static string Advice(RecordFailedException record, JobPlan plan) =>
        !record.IsReached ? ". What came before it could not be committed; it will be processed again" :
        $". Everything before it is committed, nothing behind it. Mend the cause and start again; or skip it: set the "
        + $"offset of group '{plan.GroupId}' on {record.Topic}[{record.Partition}] to {record.Offset + 1} "
        + "(kafka-consumer-groups --reset-offsets) and start once with "
        + $"Millrace:Jobs:{plan.Name}:OnOffsetConflict=UseGroup";

    /// <summary>The client says so in words only.</summary>
    private static bool LacksIdempotence(KafkaException failure) =>
        failure.Error.Code == ErrorCode.Local_UnsupportedFeature
        && failure.Error.Reason.Contains("Idempotent producer", StringComparison.Ordinal);

    private static bool LacksTransactions(KafkaException failure, JobPlan plan) =>
        plan.Delivery == Delivery.ExactlyOnce
        && failure.Error.Code is ErrorCode.Local_UnsupportedFeature or ErrorCode.UnsupportedVersion;
}
