using System.Globalization;
using SellerDesk.Application.Complaints;
using SellerDesk.Application.Conversations;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Orders;
using SellerDesk.Application.Products;
using SellerDesk.Application.Reviews;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Shops;

/// <summary>Every kind that comes in, a line each.</summary>
internal static class Intakes
{
    private static readonly Dictionary<FeedKind, Intake> All = new()
    {
        [FeedKind.Reviews] = new Intake<IncomingReview>(from => from.Reviews, ReviewWriter.WriteAsync, new("reviews", review => review.Number)),
        [FeedKind.Questions] = new Intake<IncomingQuestion>(from => from.Questions, QuestionWriter.WriteAsync, new("questions", question => question.Number)),
        [FeedKind.Chats] = new Intake<IncomingChat>(from => from.Chats, ChatWriter.WriteAsync),
        [FeedKind.Orders] = new Intake<IncomingOrder>(from => from.Orders, OrderWriter.WriteAsync),
        [FeedKind.Returns] = new Intake<IncomingReturn>(from => from.Returns, ReturnWriter.WriteAsync, new("returns", back => back.Number)),
        [FeedKind.Products] = new Intake<IncomingCard>(from => from.Products, CardWriter.WriteAsync),
        [FeedKind.Funnel] = new Intake<IncomingFunnelDay>(from => from.Funnel, FunnelWriter.WriteAsync,
            new("funnel_days", day => $"{day.Day.ToString("O", CultureInfo.InvariantCulture)}/{day.Product?.Number}", "day = left(@key, 10)::date and product_number = substr(@key, 12)")),
        [FeedKind.Quality] = new Intake<IncomingQuality>(from => from.Quality, QualityWriter.WriteAsync),
    };

    public static Intake Of(FeedKind kind) => All[kind];
}
