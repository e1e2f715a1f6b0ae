using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Complaints;
using SellerDesk.Domain.Complaints.Recurring;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Dashboards;
using SellerDesk.Domain.Hooks;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Loyalty.Points;
using SellerDesk.Domain.Loyalty.Tiers;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Products;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Segments;
using SellerDesk.Domain.Segments.Plays;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Surveys;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Data.Mapping;

/// <summary>How the desk's own kinds of value are stored: typed ids as uuid, enums as their names.</summary>
internal static class Conventions
{
    public static void Configure(ModelConfigurationBuilder builder)
    {
        Id<ShopId>(builder);
        Id<FeedId>(builder);
        Id<FeedRunId>(builder);
        Id<SetAsidePayloadId>(builder);
        Id<ProductId>(builder);
        Id<ReviewId>(builder);
        Id<MetricTargetId>(builder);
        Id<ReportId>(builder);
        Id<QuestionId>(builder);
        Id<ChatId>(builder);
        Id<ReturnId>(builder);
        Id<ComplaintId>(builder);
        Id<ComplaintFileId>(builder);
        Id<ImprovementId>(builder);
        Id<RecurringCauseId>(builder);
        Id<IncomingPushId>(builder);
        Id<OrderId>(builder);
        Id<BuyerId>(builder);
        Id<BuyerMoveId>(builder);
        Id<RewardId>(builder);
        Id<TierId>(builder);
        Id<TierVersionId>(builder);
        Id<SegmentId>(builder);
        Id<PlayId>(builder);
        Id<OrderOfferId>(builder);
        Id<PackingListId>(builder);
        Id<WorkItemId>(builder);
        Id<SavedViewId>(builder);
        Id<ItemNoteId>(builder);
        Id<ApprovalRuleId>(builder);
        Id<ContestId>(builder);
        Id<AskRuleId>(builder);
        Id<BulkRunId>(builder);
        Id<MacroId>(builder);
        Id<AlertId>(builder);
        Id<AssignmentRuleId>(builder);
        Id<WorkCalendarId>(builder);
        Id<ServiceLevelId>(builder);
        Id<LevelVersionId>(builder);
        Id<ClockId>(builder);
        Id<RetimingId>(builder);
        Id<ArticleId>(builder);
        Id<DocumentId>(builder);
        Id<ClusterId>(builder);
        Id<PraiseRuleId>(builder);
        Id<OutgoingReplyId>(builder);
        Id<ReplyFileId>(builder);
        Id<DeliveryAttemptId>(builder);
        Id<ReplyTemplateId>(builder);
        Id<PersonId>(builder);
        Id<ApiTokenId>(builder);
        Id<HookId>(builder);
        Id<MessageRuleId>(builder);
        Id<MessageTemplateId>(builder);
        Id<OutgoingMessageId>(builder);
        Id<ImportRunId>(builder);
        Id<SurveyId>(builder);
        Id<InvitationId>(builder);
        Id<SurveyAnswerId>(builder);
        Id<ImportPresetId>(builder);
        builder.Properties<MarketplaceRef>().HaveConversion<MarketplaceRefConverter>().HaveMaxLength(MarketplaceRef.NumberMaxLength);
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        builder.Properties<Dictionary<string, string>>().HaveConversion<JsonMap, JsonMapComparer>().HaveColumnType("jsonb");
    }

    private static void Id<T>(ModelConfigurationBuilder builder) where T : struct, ITypedId<T> =>
        builder.Properties<T>().HaveConversion<TypedIdConverter<T>>();

    private sealed class TypedIdConverter<T>() : ValueConverter<T, Guid>(id => id.Value, value => FromValue(value)) where T : struct, ITypedId<T>
    {
        // An expression tree cannot call a static abstract member itself.
        private static T FromValue(Guid value) => T.From(value);
    }

    private sealed class MarketplaceRefConverter() : ValueConverter<MarketplaceRef, string>(reference => reference.Number, number => MarketplaceRef.Of(number));

    private sealed class JsonMap() : ValueConverter<Dictionary<string, string>, string>(map => Write(map), text => Read(text))
    {
        private static string Write(Dictionary<string, string> map) => JsonSerializer.Serialize(map);

        private static Dictionary<string, string> Read(string text) => JsonSerializer.Deserialize<Dictionary<string, string>>(text) ?? [];
    }

    private sealed class JsonMapComparer() : ValueComparer<Dictionary<string, string>>(
        (a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.Count == b.Count && !a.Except(b).Any()),
        map => map.Count,
        map => new Dictionary<string, string>(map));
}
