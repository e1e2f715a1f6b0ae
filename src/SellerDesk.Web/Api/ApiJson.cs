using System.Text.Json;
using System.Text.Json.Serialization;
using SellerDesk.Web.Imports;

namespace SellerDesk.Web.Api;

/// <summary>Shapes that are written by generated code, because they are written often.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(ApiProblem))]
[JsonSerializable(typeof(ApiSlice<ReviewShape>))]
[JsonSerializable(typeof(ApiSlice<QuestionShape>))]
[JsonSerializable(typeof(ApiSlice<ChatShape>))]
[JsonSerializable(typeof(ApiSlice<OrderShape>))]
[JsonSerializable(typeof(ApiSlice<BuyerShape>))]
[JsonSerializable(typeof(ApiSlice<ReturnShape>))]
[JsonSerializable(typeof(ApiSlice<CardShape>))]
[JsonSerializable(typeof(ApiSlice<ShopShape>))]
[JsonSerializable(typeof(ApiSlice<WorkItemShape>))]
[JsonSerializable(typeof(ReviewShape))]
[JsonSerializable(typeof(QuestionShape))]
[JsonSerializable(typeof(ChatWithMessages))]
[JsonSerializable(typeof(AnswerBody))]
[JsonSerializable(typeof(AcceptedAnswer))]
[JsonSerializable(typeof(Dictionary<string, PullShape>))]
[JsonSerializable(typeof(ImportAnswer))]
[JsonSerializable(typeof(FigureShape))]
[JsonSerializable(typeof(ReplyCheckRequest))]
[JsonSerializable(typeof(ReplyCheckShape))]
internal sealed partial class ApiJson : JsonSerializerContext;
