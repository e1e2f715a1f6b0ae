using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Orders;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.BuyerBook;

/// <summary>
/// All that the desk holds of one person, as a ZIP with one JSON file: for whoever asks what is kept of them, and before an erasure. Names and phones stand there opened, so that it
/// is a look that is logged.
/// </summary>
public sealed class ExportBuyer(WholeDb database, IKeyVault vault, TimeProvider time)
{
    /// <summary>Readable by a person: Cyrillic stays Cyrillic.</summary>
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <exception cref="RuleException"><c>buyer.unknown</c>, <c>buyer.merged</c>; role or shops are not enough: part of it would not be all.</exception>
    public async Task<byte[]> ExecuteAsync(Actor actor, BuyerId buyer, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var db = database.Open();
        var person = await db.Buyers.AsNoTracking().FirstOrDefaultAsync(b => b.Id == buyer, cancel) ?? throw new RuleException("buyer.unknown");
        if (person.MergedInto is not null)
        {
            throw new RuleException("buyer.merged");
        }

        var links = await db.BuyerLinks.AsNoTracking().Where(l => l.BuyerId == buyer).OrderBy(l => l.At).ToListAsync(cancel);
        foreach (var shop in links.Select(link => link.ShopId).Distinct())
        {
            actor.RequireShop(shop);
        }

        var now = time.GetUtcNow();
        db.Add(new BuyerLook { BuyerId = buyer, Kind = BuyerLookKind.Export, PersonId = actor.PersonId?.Value, At = now });
        var content = await WholeAsync(db, person, links, now, cancel);
        await db.SaveChangesAsync(cancel);
        return Zip($"buyer-{person.Number}.json", JsonSerializer.SerializeToUtf8Bytes(content, Shape));
    }

    private async Task<object> WholeAsync(SellerDeskDb db, Buyer person, List<BuyerLink> links, DateTimeOffset now, CancellationToken cancel)
    {
        var selves = await BuyerCard.SelvesAsync(db, person.Id, cancel);
        var shops = await db.Shops.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Name, cancel);
        return new
        {
            madeAt = now,
            buyer = new { person.Number, person.Name, person.Region, person.City, person.CreatedAt, person.ErasedAt },
            recognisedBy = await db.BuyerKeys.AsNoTracking().Where(k => k.BuyerId == person.Id).Select(k => new { k.Kind, k.Hash, k.FirstSeenAt }).ToListAsync(cancel),
            belongs = links.Select(link => new { what = link.Kind, id = link.ThingId, shop = shops[link.ShopId], link.How, link.Quality, link.At }),
            orders = await OrdersAsync(db, Ids(links, BuyerThing.Order), cancel),
            chats = await ChatsAsync(db, Ids(links, BuyerThing.Chat), cancel),
            reviews = await ReviewsAsync(db, Ids(links, BuyerThing.Review), cancel),
            returns = await ReturnsAsync(db, Ids(links, BuyerThing.Return), cancel),
            complaints = await ComplaintsAsync(db, Ids(links, BuyerThing.Complaint), cancel),
            surveys = await SurveysAsync(db, selves, Ids(links, BuyerThing.Survey), cancel),
            consents = await db.BuyerConsents.AsNoTracking().Where(c => selves.Contains(c.BuyerId)).OrderBy(c => c.At).Select(c => new { c.Channel, c.Purpose, c.Given, c.At, c.RecordedAt, c.Source, c.TextVersion }).ToListAsync(cancel),
            segments = await db.SegmentMembers.AsNoTracking().Where(m => m.BuyerId == person.Id).Join(db.Segments, m => m.SegmentId, s => s.Id, (m, s) => new { s.Name, m.Since }).ToListAsync(cancel),
            plays = await db.PlayMembers.AsNoTracking().Where(m => selves.Contains(m.BuyerId)).Join(db.Plays, m => m.PlayId, p => p.Id, (m, p) => new { p.Name, p.StartedAt, m.Arm, m.Call, m.CalledAt, m.Note }).ToListAsync(cancel),
            telegram = await db.TelegramLinks.AsNoTracking().Where(l => l.BuyerId != null && selves.Contains(l.BuyerId.Value)).OrderBy(l => l.CreatedAt).Select(l => new { l.ChatId, l.Purposes, l.CreatedAt, l.LinkedAt, l.EndedAt }).ToListAsync(cancel),
            contacts = await ContactsAsync(db, selves, cancel),
            wishes = await db.StockWishes.AsNoTracking().Where(w => selves.Contains(w.BuyerId)).Join(db.Products, w => new { w.ProductId, w.ShopId }, p => new { ProductId = p.Id, p.ShopId }, (w, p) => new { p.Name, w.AskedAt, w.ToldAt }).ToListAsync(cancel),
            messages = await db.OutgoingMessages.AsNoTracking().Where(m => selves.Contains(m.BuyerId)).OrderBy(m => m.CreatedAt)
                .Select(m => new { m.Kind, m.Channel, m.Purpose, m.State, m.Reason, m.Subject, m.Text, m.AddressMask, m.CreatedAt, m.SentAt, m.DeliveredAt, m.OpenedAt, m.ClickedAt }).ToListAsync(cancel),
            happened = await db.BuyerEvents.AsNoTracking().Where(e => selves.Contains(e.BuyerId)).OrderBy(e => e.At).Select(e => new { e.Kind, e.At, e.Values }).ToListAsync(cancel),
            points = await PointsAsync(db, selves, cancel),
            membership = await db.LoyaltyMembers.AsNoTracking().Where(m => m.BuyerId == person.Id).Select(m => new { m.JoinedAt, m.How, m.TierId, m.TierSince, m.ManualUntil, m.ManualReason, m.Orders, m.Spend }).FirstOrDefaultAsync(cancel),
            tiers = await db.TierMoves.AsNoTracking().Where(m => selves.Contains(m.BuyerId)).OrderBy(m => m.At)
                .Select(m => new { m.At, m.Cause, from = db.LoyaltyTiers.Where(t => t.Id == m.FromId).Select(t => t.Name).FirstOrDefault(), to = db.LoyaltyTiers.Where(t => t.Id == m.ToId).Select(t => t.Name).FirstOrDefault(), m.Why, m.Reason }).ToListAsync(cancel),
            looks = await db.BuyerLooks.AsNoTracking().Where(l => l.BuyerId != null && selves.Contains(l.BuyerId.Value)).OrderBy(l => l.At).Select(l => new { l.Kind, l.At }).ToListAsync(cancel),
        };
    }

    private static async Task<object> PointsAsync(SellerDeskDb db, List<BuyerId> selves, CancellationToken cancel) => new
    {
        movements = await db.PointTransactions.AsNoTracking().Where(m => selves.Contains(m.BuyerId)).OrderBy(m => m.At).Select(m => new { m.Kind, m.At, m.OrderId, m.RuleVersion, entries = m.Entries.Select(e => new { e.Place, e.Amount }).ToList() }).ToListAsync(cancel),
        notes = await db.PointNotes.AsNoTracking().Where(n => selves.Contains(n.BuyerId)).Select(n => n.Text).ToListAsync(cancel),
        rewards = await db.RewardIssues.AsNoTracking().Where(i => selves.Contains(i.BuyerId)).OrderBy(i => i.IssuedAt).Select(i => new { i.Code, i.Price, i.State, i.IssuedAt, i.ValidUntil, i.UsedAt }).ToListAsync(cancel),
        birthday = await db.BuyerBirthdays.AsNoTracking().Where(b => selves.Contains(b.BuyerId)).Select(b => new { b.Month, b.Day, b.Source, b.At }).FirstOrDefaultAsync(cancel),
    };

    private static List<Guid> Ids(List<BuyerLink> links, BuyerThing kind) => [.. links.Where(link => link.Kind == kind).Select(link => link.ThingId)];

    private async Task<object> OrdersAsync(SellerDeskDb db, List<Guid> ids, CancellationToken cancel)
    {
        var keys = ids.ConvertAll(id => new OrderId(id));
        var orders = await db.Orders.AsNoTracking().Include(o => o.Lines).Where(o => keys.Contains(o.Id)).OrderBy(o => o.OrderedAt).ToListAsync(cancel);
        return orders.Select(order => new
        {
            number = order.Ref.Number,
            order.Stage,
            order.Status,
            order.OrderedAt,
            order.DeliveredAt,
            order.CancelledAt,
            order.BuyerRegion,
            order.BuyerCity,
            order.BuyerMask,
            contact = order.BuyerSealed is { } content ? JsonSerializer.Deserialize<IncomingBuyer>(vault.Reveal(content)) : null,
            order.Total,
            order.Currency,
            order.Facts,
            lines = order.Lines.OrderBy(line => line.LineNumber).Select(line => new { line.LineNumber, line.Category, line.Quantity, line.UnitPrice, line.DeliveryPrice, line.Currency }),
        });
    }

    private static async Task<object> ChatsAsync(SellerDeskDb db, List<Guid> ids, CancellationToken cancel)
    {
        var keys = ids.ConvertAll(id => new ChatId(id));
        var chats = await db.Chats.AsNoTracking().Include(c => c.Messages).Where(c => keys.Contains(c.Id)).ToListAsync(cancel);
        return chats.Select(chat => new
        {
            number = chat.Ref.Number,
            chat.BuyerName,
            chat.OrderNumber,
            chat.StartedAt,
            messages = chat.Messages.OrderBy(message => message.SentAt).Select(message => new { message.Sender, message.Text, message.SentAt, files = JsonDocument.Parse(message.Files).RootElement }),
        });
    }

    private static async Task<object> ReviewsAsync(SellerDeskDb db, List<Guid> ids, CancellationToken cancel)
    {
        var keys = ids.ConvertAll(id => new Domain.Reviews.ReviewId(id));
        var reviews = await db.Reviews.AsNoTracking().Where(r => keys.Contains(r.Id)).OrderBy(r => r.CreatedAt).ToListAsync(cancel);
        return reviews.Select(r => new { number = r.Ref.Number, r.Author, r.Rating, r.Title, r.Text, r.Pros, r.Cons, r.CreatedAt, r.PhotoUrls, r.VideoUrl, r.OrderNumber, r.AnswerText, r.AnsweredAt });
    }

    private static async Task<object> ReturnsAsync(SellerDeskDb db, List<Guid> ids, CancellationToken cancel)
    {
        var keys = ids.ConvertAll(id => new Domain.Complaints.ReturnId(id));
        var returns = await db.Returns.AsNoTracking().Where(r => keys.Contains(r.Id)).OrderBy(r => r.OpenedAt).ToListAsync(cancel);
        return returns.Select(r => new { number = r.Ref.Number, r.Kind, r.Stage, r.OrderNumber, r.Quantity, r.Amount, r.Currency, r.ReasonRaw, r.Comment, r.SellerComment, r.PhotoUrls, r.OpenedAt });
    }

    private static async Task<object> ComplaintsAsync(SellerDeskDb db, List<Guid> ids, CancellationToken cancel)
    {
        var keys = ids.ConvertAll(id => new Domain.Complaints.ComplaintId(id));
        return await db.Complaints.AsNoTracking().Where(c => keys.Contains(c.Id)).OrderBy(c => c.OpenedAt)
            .Select(c => new { c.Number, c.Kind, c.Stage, c.OrderNumber, c.Buyer, c.Words, c.ReasonRaw, c.Resolution, c.ResolutionText, c.OpenedAt, c.ClosedAt }).ToListAsync(cancel);
    }

    private async Task<object> ContactsAsync(SellerDeskDb db, List<BuyerId> selves, CancellationToken cancel)
    {
        var contacts = await db.BuyerContacts.AsNoTracking().Where(c => selves.Contains(c.BuyerId)).OrderBy(c => c.AddedAt).ToListAsync(cancel);
        return contacts.Select(contact => new { contact.Channel, address = vault.Reveal(contact.Sealed), contact.Source, contact.AddedAt, contact.ConfirmedAt });
    }

    private static async Task<object> SurveysAsync(SellerDeskDb db, List<BuyerId> selves, List<Guid> ids, CancellationToken cancel)
    {
        var keys = ids.ConvertAll(id => new Domain.Surveys.SurveyAnswerId(id));
        return new
        {
            invitations = await db.SurveyInvitations.AsNoTracking().Where(i => selves.Contains(i.BuyerId)).OrderBy(i => i.CreatedAt).Select(i => new { i.SurveyId, i.OrderNumber, i.CreatedAt, i.ExpiresAt, i.AnsweredAt, i.StoppedAt }).ToListAsync(cancel),
            answers = await db.SurveyAnswers.AsNoTracking().Where(a => keys.Contains(a.Id)).OrderBy(a => a.At).Select(a => new { a.SurveyId, a.Score, a.Reasons, a.Comment, a.Language, a.At, a.OrderNumber }).ToListAsync(cancel),
        };
    }

    private static byte[] Zip(string name, byte[] content)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry(name).Open();
            entry.Write(content);
        }

        return buffer.ToArray();
    }
}
